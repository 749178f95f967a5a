# The import wizard; included from ui/, so that paths are relative to this file's folder.
set(importer "${CMAKE_CURRENT_LIST_DIR}")
fieldlane_library(ui_importer
    SOURCES ${importer}/importcolumnspage.cpp ${importer}/importcolumnspage.h ${importer}/importfilepage.cpp
            ${importer}/importfilepage.h ${importer}/importresultpage.cpp ${importer}/importresultpage.h
            ${importer}/importsteps.cpp ${importer}/importsteps.h ${importer}/importwizard.cpp ${importer}/importwizard.h
            ${importer}/importwords.cpp ${importer}/importwords.h
    LINKS fieldlane_desk fieldlane_ui_shared)
