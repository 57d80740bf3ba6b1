# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT

# Most of the time to compile a test or a calculator goes into headers, so several sources are compiled as one. Not CMake's UNITY_BUILD: that names
# its parts by full paths, and a compiler cache would not know them in another clone.
option(AIFACTORY_UNITE "Compile several sources of tests and calculators as one" OFF)

# aifactory_hasten(TARGET): what reads and compares texts is compiled once and run once, so without optimisation.
function(aifactory_hasten target)
    if(AIFACTORY_UNITE AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
        target_compile_options(${target} PRIVATE -O0)
    endif()
endfunction()

# aifactory_unite(TARGET SIZE): the sources of a target, up to SIZE of them as one. Their own names must not clash: those of a test stand in a namespace of
# its file's name.
function(aifactory_unite target size)
    if(NOT AIFACTORY_UNITE)
        return()
    endif()
    get_target_property(sources ${target} SOURCES)
    list(SORT sources)
    set(united "")
    set(count 0)
    foreach(source IN LISTS sources)
        math(EXPR part "${count} / ${size}")
        math(EXPR count "${count} + 1")
        set(file ${CMAKE_CURRENT_BINARY_DIR}/united/${target}_${part}.cpp)
        if(NOT file IN_LIST united)
            list(APPEND united ${file})
            set(text "// Made by cmake/unite.cmake.\n")
        endif()
        file(RELATIVE_PATH name ${PROJECT_SOURCE_DIR} ${source})
        string(APPEND text "#include \"${name}\"\n")
        file(CONFIGURE OUTPUT ${file} CONTENT "${text}" @ONLY)
    endforeach()
    set_target_properties(${target} PROPERTIES SOURCES "${united}")
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
endfunction()
