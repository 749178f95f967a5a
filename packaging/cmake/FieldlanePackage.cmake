# What is installed where, and the Debian package made of it.
include_guard(GLOBAL)
include(GNUInstallDirs)

install(TARGETS fieldlane fieldlanectl RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
set(linux "${CMAKE_SOURCE_DIR}/packaging/linux/org.fieldlane.Fieldlane")
install(FILES "${linux}.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES "${linux}.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
install(FILES "${linux}.svg" DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
install(FILES "${CMAKE_SOURCE_DIR}/resources/samples/liechtenstein.mbtiles"
              "${CMAKE_SOURCE_DIR}/resources/samples/liechtenstein.attribution.txt"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/fieldlane/samples")
install(FILES "${CMAKE_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/fieldlane" RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME fieldlane)
set(CPACK_PACKAGE_VENDOR "The Fieldlane developers")
set(CPACK_PACKAGE_CONTACT "The Fieldlane developers <fieldlane@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "dispatch console for field service")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Work orders in a pool, technicians as lanes on a time board, both on a map.
Orders are dragged onto a lane; every placement tells travel time and what
speaks against it before anything is written. Works on a file of its own or
on a shared PostgreSQL database.")
# Plugins are loaded, not linked, so the linker's list lacks them.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6sql6-psql, libqt6svg6, libqt6positioning6-plugins, qt6-qpa-plugins, tzdata")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-translations-l10n, fonts-noto-core, fonts-wqy-zenhei")
include(CPack)
