# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT

# One step of the consumer tests: install, find_package, add_subdirectory or pkg_config. CMakeLists.txt passes the rest.
cmake_minimum_required(VERSION 3.24)

set(prefix ${WORK}/prefix)

# Runs a command, shows what it prints, and ends when it fails.
function(run)
    execute_process(COMMAND ${ARGV} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

if(STEP STREQUAL "install")
    file(REMOVE_RECURSE ${prefix})  # a header that is no longer installed must not linger
    run(${CMAKE_COMMAND} --install ${BUILD_TREE} --prefix ${prefix})

elseif(STEP STREQUAL "pkg_config")
    find_program(pkg_config pkg-config)
    if(NOT pkg_config)
        message("pkg-config is not installed")
        return()
    endif()
    set(ENV{PKG_CONFIG_PATH} ${prefix}/share/pkgconfig)
    run(${pkg_config} --exact-version=${VERSION} aifactory)
    execute_process(COMMAND ${pkg_config} --cflags --libs aifactory
        OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    separate_arguments(flags UNIX_COMMAND "${flags}")
    file(MAKE_DIRECTORY ${WORK}/${STEP})
    run(${LAUNCHER} ${COMPILER} -std=c++20 -c ${CMAKE_CURRENT_LIST_DIR}/main.cpp -o ${WORK}/${STEP}/main.o ${flags})
    run(${COMPILER} ${WORK}/${STEP}/main.o -o ${WORK}/${STEP}/consumer ${flags})
    run(${WORK}/${STEP}/consumer)

else()
    set(options "")
    foreach(option "CMAKE_BUILD_TYPE=${BUILD_TYPE}" "CMAKE_TOOLCHAIN_FILE=${TOOLCHAIN}"
            "CMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}")
        if(NOT option MATCHES "=$")
            list(APPEND options -D ${option})
        endif()
    endforeach()
    if(STEP STREQUAL "find_package")
        list(PREPEND PREFIX_PATH ${prefix})
    endif()
    if(BUILD_TYPE)
        string(TOUPPER "CMAKE_CXX_FLAGS_${BUILD_TYPE}" optimization)
        list(APPEND options -D "${optimization}=")  # whether it builds is the question, not how fast it runs
    endif()
    list(JOIN PREFIX_PATH "\\;" prefix_path)
    run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR}/${STEP} -B ${WORK}/${STEP} -G ${GENERATOR}
        -D CMAKE_CXX_COMPILER=${COMPILER} -D WITH_SCENARIO=${WITH_SCENARIO} -D WITH_XLSX=${WITH_XLSX} -D AIFACTORY_SOURCE_TREE=${SOURCE_TREE}
        -D EXPECTED_VERSION=${VERSION} ${options} -D CMAKE_PREFIX_PATH=${prefix_path})
    run(${CMAKE_COMMAND} --build ${WORK}/${STEP})
    run(${WORK}/${STEP}/consumer)
    if(WITH_SCENARIO)
        run(${WORK}/${STEP}/scenario_consumer)
    endif()
    if(WITH_XLSX)
        run(${WORK}/${STEP}/xlsx_consumer ${WORK}/${STEP}/consumer.xlsx)
    endif()
endif()
