# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# share, not lib: nothing here depends on the architecture.
set(config_dir ${CMAKE_INSTALL_DATADIR}/cmake/aifactory)

# One export set a component, so that a consumer without toml++ can still use the core.
install(TARGETS aifactory EXPORT aifactory-core FILE_SET HEADERS COMPONENT aifactory)
install(EXPORT aifactory-core NAMESPACE aifactory:: DESTINATION ${config_dir} COMPONENT aifactory)
if(AIFACTORY_WITH_SCENARIO)
    install(TARGETS aifactory_scenario EXPORT aifactory-scenario FILE_SET HEADERS COMPONENT aifactory)
    install(EXPORT aifactory-scenario NAMESPACE aifactory:: DESTINATION ${config_dir} COMPONENT aifactory)
endif()
set(headers_of_no_target ${quantlib_headers})  # who includes these links QuantLib, or libxlsxwriter where it was not found
if(TARGET aifactory_xlsx)
    install(TARGETS aifactory_xlsx EXPORT aifactory-xlsx FILE_SET HEADERS COMPONENT aifactory)
    install(EXPORT aifactory-xlsx NAMESPACE aifactory:: DESTINATION ${config_dir} COMPONENT aifactory)
    install(FILES ${CMAKE_CURRENT_LIST_DIR}/aifactory-xlsxwriter.cmake DESTINATION ${config_dir} COMPONENT aifactory)
else()
    list(APPEND headers_of_no_target ${xlsx_headers})
endif()

foreach(header IN LISTS headers_of_no_target)
    cmake_path(GET header PARENT_PATH directory)
    cmake_path(RELATIVE_PATH directory BASE_DIRECTORY ${PROJECT_SOURCE_DIR}/include)
    install(FILES ${header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/${directory} COMPONENT aifactory)
endforeach()

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/aifactory-config.cmake.in aifactory-config.cmake
    INSTALL_DESTINATION ${config_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(aifactory-config-version.cmake COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES
    ${PROJECT_BINARY_DIR}/aifactory-config.cmake
    ${PROJECT_BINARY_DIR}/aifactory-config-version.cmake
    ${CMAKE_CURRENT_LIST_DIR}/aifactory-xsimd.cmake
    DESTINATION ${config_dir} COMPONENT aifactory)

# For builds without CMake. Boost has no .pc file: its headers are expected on the compiler's own path.
set(pc_requires "")
set(pc_cflags "-DAIFACTORY_WITH_SIMD=$<BOOL:${AIFACTORY_WITH_SIMD}>")
if(aifactory_fmt_target STREQUAL "fmt::fmt")
    list(APPEND pc_requires "fmt >= 9")
else()
    string(APPEND pc_cflags " -DFMT_HEADER_ONLY=1")
endif()
if(AIFACTORY_WITH_SIMD)
    list(APPEND pc_requires "xsimd")
endif()
list(JOIN pc_requires ", " pc_requires)
file(RELATIVE_PATH pc_prefix /${CMAKE_INSTALL_DATADIR}/pkgconfig /)
string(REGEX REPLACE "/$" "" pc_prefix "${pc_prefix}")
configure_file(${CMAKE_CURRENT_LIST_DIR}/aifactory.pc.in aifactory.pc.generate @ONLY)
file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/aifactory.pc INPUT ${PROJECT_BINARY_DIR}/aifactory.pc.generate)
install(FILES ${PROJECT_BINARY_DIR}/aifactory.pc
    DESTINATION ${CMAKE_INSTALL_DATADIR}/pkgconfig COMPONENT aifactory)
