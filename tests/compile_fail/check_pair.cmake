# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT

# Checks one half of a compile-fail pair.
#
#   cmake -D COMPILER=… -D COMPILER_ID=… -D FLAGS=FILE -D PAIR=NAME.cpp -D WITH_MISTAKE=ON|OFF -P check_pair.cmake
#
# WITH_MISTAKE=OFF: the file must compile. WITH_MISTAKE=ON (-DMISTAKE): it must not, and the message must match each
#
#   // expect: REGEX          somewhere in the window
#   // expect-first: REGEX    in the first error line
#
# of the file (CMake regular expressions; `.` also matches a line break).
#
# The window is what a reader sees without scrolling:
#   - g++'s "In instantiation of", "In substitution of", "required from/by" and "In function" lines directly above the
#     first error (clang puts the same into notes below);
#   - everything from the first error line to the end of the first note below it. A note ends before the next diagnostic.
#     When the next error comes before any note, the window ends before that error.
# Compilers are asked not to echo source lines, and file names with their line numbers are cut: a name counts when the
# compiler says it, not because the file is called after the mistake.
cmake_minimum_required(VERSION 3.24)

get_filename_component(name ${PAIR} NAME)

# Prints the text as it is (FATAL_ERROR would wrap it) and ends with an error.
function(fail text)
    message("${name} ${text}")
    message(FATAL_ERROR "${name} is not as it should be")
endfunction()

file(READ ${PAIR} source)

file(STRINGS ${PAIR} expectations REGEX "^// expect(-first)?: ")
string(FIND "${source}" "MISTAKE" has_mistake)
if(has_mistake EQUAL -1)
    fail("never mentions MISTAKE")
endif()
if(expectations STREQUAL "")
    fail("has no '// expect:' line")
endif()

set(command ${COMPILER} @${FLAGS} -fsyntax-only -fdiagnostics-color=never)
if(COMPILER_ID STREQUAL "GNU")
    list(APPEND command -fno-diagnostics-show-caret)
else()
    list(APPEND command -fno-caret-diagnostics)
endif()
if(WITH_MISTAKE)
    list(APPEND command -DMISTAKE)
endif()
set(ENV{LC_ALL} C)  # English, and plain quotation marks
execute_process(COMMAND ${command} ${PAIR} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)

if(NOT WITH_MISTAKE)
    if(NOT result EQUAL 0)
        fail("does not compile without MISTAKE:\n${output}")
    endif()
    return()
endif()
if(result EQUAL 0)
    fail("compiles although MISTAKE is defined")
endif()

# Lines are cut off one by one: a CMake list would trip over the brackets and semicolons of C++.
set(location "^[^ \n]*:[0-9]+:[0-9]+: ")
set(above "")
set(first "")
set(window "")
set(state before)  # before the first error, in it, or in the first note below it
set(rest "${output}")
while(NOT rest STREQUAL "")
    string(FIND "${rest}" "\n" end)
    if(end EQUAL -1)
        set(line "${rest}")
        set(rest "")
    else()
        string(SUBSTRING "${rest}" 0 ${end} line)
        math(EXPR end "${end} + 1")
        string(SUBSTRING "${rest}" ${end} -1 rest)
    endif()

    set(kind other)
    if(line MATCHES "${location}(fatal error|error|warning|note): ")
        set(kind "${CMAKE_MATCH_1}")
    endif()
    string(REGEX REPLACE "${location}" "" text "${line}")

    if(kind MATCHES "error")
        if(NOT state STREQUAL "before")
            break()
        endif()
        set(state error)
        set(first "${text}")
        set(window "${above}${text}\n")
    elseif(state STREQUAL "before")
        if(line MATCHES "In instantiation of|In substitution of|In member function|In function|required (from|by)")
            string(REGEX REPLACE "^[^ ]*: +(In |required )" "\\1" text "${line}")
            string(REGEX REPLACE "${location} *" "" text "${text}")
            string(APPEND above "${text}\n")
        else()
            set(above "")
        endif()
    elseif(kind STREQUAL "note")
        if(state STREQUAL "note")
            break()
        endif()
        set(state note)
        string(APPEND window "${text}\n")
    elseif(kind STREQUAL "warning")
        break()
    else()
        string(APPEND window "${text}\n")
    endif()
endwhile()
if(state STREQUAL "before")
    fail("has a message without an error line:\n${output}")
endif()

# The expectations, one by one for the same reason.
set(failures "")
set(rest "\n${source}")
while(rest MATCHES "\n// expect(-first)?: ([^\n]+)")
    set(which "${CMAKE_MATCH_1}")
    set(regex "${CMAKE_MATCH_2}")
    string(FIND "${rest}" "${CMAKE_MATCH_0}" begin)
    string(LENGTH "${CMAKE_MATCH_0}" length)
    math(EXPR begin "${begin} + ${length}")
    string(SUBSTRING "${rest}" ${begin} -1 rest)
    string(STRIP "${regex}" regex)
    if(which STREQUAL "-first")
        if(NOT first MATCHES "${regex}")
            string(APPEND failures "  the first error line does not match ${regex}\n")
        endif()
    elseif(NOT window MATCHES "${regex}")
        string(APPEND failures "  the message does not match ${regex}\n")
    endif()
endwhile()
if(NOT failures STREQUAL "")
    fail("fails without naming the mistake:\n${failures}---- what was searched ----\n${window}---- the whole message ----\n${output}")
endif()
message("${name} is refused with:\n${window}")
