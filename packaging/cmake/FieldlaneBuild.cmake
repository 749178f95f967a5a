# How every target of the project is built: standard, warnings, sanitizers, and the three kinds of
# target (library, program, test). A folder's CMakeLists.txt lists its sources and what it may link.
include_guard(GLOBAL)

option(FIELDLANE_TESTS "Build the tests" ON)
option(FIELDLANE_WERROR "Warnings are errors" OFF)
option(FIELDLANE_COVERAGE "Instrument for line coverage" OFF)
# Off under the sanitizers, so that one build shows a file that forgot an include.
option(FIELDLANE_PRECOMPILE "Read the headers of Qt and of the standard library once for all targets" ON)
set(FIELDLANE_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize=")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

find_program(FIELDLANE_CCACHE ccache)
if(FIELDLANE_CCACHE)
    # Paths relative to the checkout, so that two checkouts share their objects. The sloppiness is what ccache asks
    # for with precompiled headers: nothing here uses __TIME__.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1
        "CCACHE_SLOPPINESS=pch_defines,time_macros" CCACHE_PCH_EXTSUM=1 ${FIELDLANE_CCACHE})
endif()
find_program(FIELDLANE_MOLD mold)
if(FIELDLANE_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT FIELDLANE_SANITIZE)
    add_link_options(-fuse-ld=mold)
endif()

add_library(fieldlane_warnings INTERFACE)
target_compile_options(fieldlane_warnings INTERFACE
    $<$<CXX_COMPILER_ID:GNU,Clang>:-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wno-missing-field-initializers>
    $<$<AND:$<BOOL:${FIELDLANE_WERROR}>,$<CXX_COMPILER_ID:GNU,Clang>>:-Werror>
    $<$<CXX_COMPILER_ID:MSVC>:/W4 /permissive- /utf-8>)
target_compile_definitions(fieldlane_warnings INTERFACE
    QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_WARN_DEPRECATED_UP_TO=0x060400
    QT_NO_URL_CAST_FROM_STRING QT_STRICT_ITERATORS)

if(FIELDLANE_SANITIZE)
    # Line tables are enough for a readable stack, and keep seventy statically linked programs small.
    add_compile_options(-fsanitize=${FIELDLANE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -O1 -g1)
    add_link_options(-fsanitize=${FIELDLANE_SANITIZE})
endif()
if(FIELDLANE_COVERAGE)
    add_compile_options(--coverage -O0)
    add_link_options(--coverage)
endif()

# What most files read of others' headers, compiled once for models and once for what has widgets: half of the time of
# a compiler went into reading them.
set(precompiled_models <algorithm> <array> <chrono> <cmath> <functional> <map> <memory> <optional> <set> <span> <string>
    <unordered_map> <utility> <variant> <vector> <QByteArray> <QCoreApplication> <QDateTime> <QFile> <QHash> <QJsonArray>
    <QJsonDocument> <QJsonObject> <QList> <QLocale> <QObject> <QPointer> <QSet> <QString> <QStringList> <QTimeZone>
    <QTimer> <QVariant>)
set(precompiled_widgets ${precompiled_models} <QAction> <QApplication> <QComboBox> <QDialog> <QHBoxLayout> <QLabel>
    <QLineEdit> <QMenu> <QMouseEvent> <QPainter> <QPainterPath> <QPushButton> <QScrollBar> <QStyledItemDelegate>
    <QTableView> <QToolButton> <QVBoxLayout> <QWidget>)
if(FIELDLANE_PRECOMPILE)
    foreach(kind models widgets)
        file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/precompiled/${kind}.cpp" CONTENT "")
        add_library(fieldlane_precompiled_${kind} OBJECT "${CMAKE_BINARY_DIR}/precompiled/${kind}.cpp")
        set_target_properties(fieldlane_precompiled_${kind} PROPERTIES AUTOMOC OFF)
        target_precompile_headers(fieldlane_precompiled_${kind} PRIVATE ${precompiled_${kind}})
        target_compile_options(fieldlane_precompiled_${kind} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
        target_link_libraries(fieldlane_precompiled_${kind} PRIVATE Qt6::Core fieldlane_warnings)
        # Two builds of the same headers differ in bytes; ccache is told by this what they have in common.
        file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/CMakeFiles/fieldlane_precompiled_${kind}.dir/cmake_pch.hxx.gch.sum"
            CONTENT "Qt ${Qt6_VERSION}, ${CMAKE_CXX_COMPILER} ${CMAKE_CXX_COMPILER_VERSION}, ${CMAKE_BUILD_TYPE}: ${precompiled_${kind}}")
    endforeach()
    target_link_libraries(fieldlane_precompiled_widgets PRIVATE Qt6::Widgets)
endif()
# fieldlane_precompile(<target> <kind>)
function(fieldlane_precompile target kind)
    if(FIELDLANE_PRECOMPILE)
        target_precompile_headers(${target} REUSE_FROM fieldlane_precompiled_${kind})
        target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
    endif()
endfunction()

# fieldlane_library(<folder name> SOURCES ... LINKS ...): the static library fieldlane_<name>.
function(fieldlane_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_library(fieldlane_${name} STATIC ${ARG_SOURCES})
    target_include_directories(fieldlane_${name} PUBLIC "${CMAKE_SOURCE_DIR}/models" "${CMAKE_SOURCE_DIR}")
    target_link_libraries(fieldlane_${name} PUBLIC ${ARG_LINKS} PRIVATE fieldlane_warnings)
    if(name MATCHES "^(ui_|app_|console)")
        fieldlane_precompile(fieldlane_${name} widgets)
    else()
        fieldlane_precompile(fieldlane_${name} models)
    endif()
endfunction()

# fieldlane_program(<name> SOURCES ... LINKS ...): a program in bin/.
function(fieldlane_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE ${ARG_LINKS} fieldlane_warnings)
    target_compile_definitions(${name} PRIVATE FIELDLANE_VERSION="${PROJECT_VERSION}")
endfunction()

# fieldlane_test(<unit> LINKS ... [LABELS ...] [SOURCES ...]): tst_<unit>.cpp as one test program. With the label
# gui it runs twice: offscreen, and as <unit>-xvfb on a virtual display with real X11 windows and focus. OFFSCREEN_ONLY
# leaves the second out where no window is shown.
function(fieldlane_test name)
    cmake_parse_arguments(ARG "OFFSCREEN_ONLY" "" "SOURCES;LINKS;LABELS" ${ARGN})
    add_executable(tst_${name} tst_${name}.cpp ${ARG_SOURCES})
    # Only the test itself has Q_OBJECT: one call of moc instead of AUTOMOC's look through all sources.
    set_target_properties(tst_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests" AUTOMOC OFF)
    qt_generate_moc(tst_${name}.cpp "${CMAKE_CURRENT_BINARY_DIR}/tst_${name}.moc" TARGET tst_${name})
    target_sources(tst_${name} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/tst_${name}.moc")
    target_include_directories(tst_${name} PRIVATE "${CMAKE_SOURCE_DIR}" "${CMAKE_SOURCE_DIR}/tests" "${CMAKE_CURRENT_BINARY_DIR}")
    # GCC 12 takes the inactive half of a variant for uninitialised when a test inlines everything.
    target_compile_options(tst_${name} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
    # What one file compiles for itself is not worth more; from GCC 13 on it could not read the precompiled headers.
    if(NOT FIELDLANE_COVERAGE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        target_compile_options(tst_${name} PRIVATE -O1)
    endif()
    target_link_libraries(tst_${name} PRIVATE ${ARG_LINKS} fieldlane_support Qt6::Test fieldlane_warnings)
    if(ARG_LINKS MATCHES "_ui_|_app_|_gui|_console|Widgets")
        fieldlane_precompile(tst_${name} widgets)
    else()
        fieldlane_precompile(tst_${name} models)
    endif()
    add_test(NAME ${name} COMMAND tst_${name})
    set(environment TZ=UTC LC_ALL=C.UTF-8 LANG=C.UTF-8 QT_LOGGING_RULES=qt.qpa.*=false
        "FIELDLANE_SOURCE=${CMAKE_SOURCE_DIR}" "FIELDLANE_BIN=${CMAKE_BINARY_DIR}/bin")
    set(timeout 300)
    if(FIELDLANE_SANITIZE)
        set(timeout 1200)
    endif()
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${timeout}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;${environment}")
    if("gui" IN_LIST ARG_LABELS AND NOT ARG_OFFSCREEN_ONLY AND UNIX AND NOT APPLE)
        add_test(NAME ${name}-xvfb COMMAND "${CMAKE_SOURCE_DIR}/packaging/with-display" $<TARGET_FILE:tst_${name}>)
        set_tests_properties(${name}-xvfb PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${timeout}
            ENVIRONMENT "${environment}")
    endif()
endfunction()
