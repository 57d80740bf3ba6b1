# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT

# Runs a program without arguments and compares what it prints with what is written down.
#
#   cmake -D PROGRAM=… -D EXPECTED=FILE -P compare_output.cmake    the file's text
#   cmake -D PROGRAM=… -D SOURCE=FILE.cpp -P compare_output.cmake  the file's lines `// prints: …`
cmake_minimum_required(VERSION 3.24)

if(SOURCE)
    file(READ ${SOURCE} rest)
    set(rest "\n${rest}")
    set(expected "")
    while(rest MATCHES "\n// prints: ([^\n]*\n)")
        string(APPEND expected "${CMAKE_MATCH_1}")
        string(FIND "${rest}" "${CMAKE_MATCH_0}" begin)
        math(EXPR begin "${begin} + 1")
        string(SUBSTRING "${rest}" ${begin} -1 rest)
    endwhile()
else()
    file(READ ${EXPECTED} expected)
endif()

execute_process(COMMAND ${PROGRAM} RESULT_VARIABLE result OUTPUT_VARIABLE printed ERROR_VARIABLE errors)
if(NOT result EQUAL 0)
    message("${errors}")
    message(FATAL_ERROR "the program ended with ${result}")
endif()
if(NOT printed STREQUAL expected)
    message("---- expected ----\n${expected}---- printed ----\n${printed}----")
    message(FATAL_ERROR "the program prints something else than is written down")
endif()
