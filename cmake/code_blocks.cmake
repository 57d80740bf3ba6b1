# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT

# Writes the C++ blocks of a Markdown file as block_1.cpp, block_2.cpp, … into a directory, and the text block that
# follows one, before the next C++ block, as block_N.expected. A file is touched only when its text changes.
# Sets ${count_out} to the number of blocks.
function(aifactory_extract_code_blocks markdown directory count_out)
    file(READ ${markdown} rest)
    set(rest "\n${rest}")
    set(fence "\n```")
    set(count 0)
    set(expected_of 0)  # the block whose output may follow
    while(TRUE)
        # A list of lines would trip over brackets and semicolons: cut the text at its fences instead.
        string(FIND "${rest}" "${fence}" begin)
        if(begin EQUAL -1)
            break()
        endif()
        math(EXPR begin "${begin} + 4")
        string(SUBSTRING "${rest}" ${begin} -1 rest)
        string(FIND "${rest}" "\n" end)
        string(SUBSTRING "${rest}" 0 ${end} language)
        string(SUBSTRING "${rest}" ${end} -1 rest)
        string(FIND "${rest}" "${fence}" end)
        if(end EQUAL -1)
            message(FATAL_ERROR "${markdown}: a code block is not closed")
        endif()
        string(SUBSTRING "${rest}" 0 ${end} block)
        math(EXPR end "${end} + 4")
        string(SUBSTRING "${rest}" ${end} -1 rest)
        string(REGEX REPLACE "^\n" "" block "${block}")

        string(STRIP "${language}" language)
        if(language STREQUAL "cpp")
            math(EXPR count "${count} + 1")
            set(expected_of ${count})
            file(CONFIGURE OUTPUT ${directory}/block_${count}.cpp CONTENT "${block}\n" @ONLY)
            file(REMOVE ${directory}/block_${count}.expected)
        elseif(language STREQUAL "text" AND expected_of)
            file(WRITE ${directory}/block_${expected_of}.expected "${block}\n")
            set(expected_of 0)
        endif()
    endwhile()
    set(${count_out} ${count} PARENT_SCOPE)
endfunction()
