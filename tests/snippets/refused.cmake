# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT

# Does a block that shows a mistake fail to compile, and does the compiler say each line of the text below it?
#
#   cmake -D COMPILER=… -D FLAGS=FILE -D BLOCK=PATH_WITHOUT_ENDING -P refused.cmake
cmake_minimum_required(VERSION 3.24)
if(NOT EXISTS ${BLOCK}.expected)
    message(FATAL_ERROR "${BLOCK}.mistake: the page has no text block below it that says what the compiler says")
endif()
file(READ ${BLOCK}.expected rest)
set(ENV{LC_ALL} C)
execute_process(COMMAND ${COMPILER} @${FLAGS} -fsyntax-only -fdiagnostics-color=never -x c++ ${BLOCK}.mistake
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(result EQUAL 0)
    message(FATAL_ERROR "${BLOCK}.mistake: compiles although the page says that it does not")
endif()
while(NOT rest STREQUAL "")
    string(FIND "${rest}" "\n" end)
    string(SUBSTRING "${rest}" 0 ${end} line)
    math(EXPR end "${end} + 1")
    string(SUBSTRING "${rest}" ${end} -1 rest)
    string(FIND "${output}" "${line}" at)
    if(at EQUAL -1)
        message("${output}")
        message(FATAL_ERROR "${BLOCK}.mistake: the compiler does not say: ${line}")
    endif()
endwhile()
