# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT

# Sorts include/aifactory/**.hpp into the headers of aifactory::aifactory, those of aifactory::scenario, those that
# need QuantLib, and those of aifactory::xlsx, which need libxlsxwriter.
#
# A header belongs to aifactory::scenario when it includes toml++ or nlohmann-json itself or includes, through any number
# of the library's own headers, one that does; in the same way it needs QuantLib when it includes <ql/...>, libxlsxwriter when it includes <xlsxwriter.h>. The rule follows the #include lines, so no list of names has to be kept; what it
# may not pull in is a door, because doors work without optional dependencies.
function(aifactory_sort_headers core_out scenario_out quantlib_out xlsx_out)
    file(GLOB_RECURSE headers RELATIVE ${PROJECT_SOURCE_DIR}/include CONFIGURE_DEPENDS
        ${PROJECT_SOURCE_DIR}/include/aifactory/*.hpp)
    foreach(header IN LISTS headers)
        if(header MATCHES "^aifactory/(scenario|report)/|^aifactory/[a-z]+[.]hpp$")
            set_property(DIRECTORY ${PROJECT_SOURCE_DIR}
                APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/${header})
        endif()
        file(STRINGS ${PROJECT_SOURCE_DIR}/include/${header} includes REGEX "^[ \t]*#[ \t]*include[ \t]*[<\"]")
        list(TRANSFORM includes REPLACE "^[^<\"]*[<\"]([^>\"]*)[>\"].*$" "\\1")
        set(includes_of_${header} ${includes})
    endforeach()

    set(core ${headers})
    set(scenario "")
    set(quantlib "")
    set(xlsx "")
    set(grew TRUE)
    while(grew)
        set(grew FALSE)
        foreach(header IN LISTS core)
            foreach(included IN LISTS includes_of_${header})
                if(included STREQUAL "xlsxwriter.h" OR included IN_LIST xlsx)
                    list(REMOVE_ITEM core ${header})
                    list(APPEND xlsx ${header})
                    set(grew TRUE)
                    break()
                elseif(included MATCHES "^(toml[+][+]|nlohmann)/" OR included IN_LIST scenario)
                    list(REMOVE_ITEM core ${header})
                    list(APPEND scenario ${header})
                    set(grew TRUE)
                    break()
                elseif(included MATCHES "^ql/" OR included IN_LIST quantlib)
                    list(REMOVE_ITEM core ${header})
                    list(APPEND quantlib ${header})
                    set(grew TRUE)
                    break()
                endif()
            endforeach()
        endforeach()
    endwhile()

    set(doors ${scenario} ${quantlib} ${xlsx})
    list(FILTER doors INCLUDE REGEX "^aifactory/[^/]*[.]hpp$")
    if(doors)
        list(JOIN doors ", " doors)
        message(FATAL_ERROR "${doors}: a door must not need toml++, nlohmann-json, QuantLib or libxlsxwriter; include the header that needs it directly")
    endif()

    list(TRANSFORM core PREPEND "${PROJECT_SOURCE_DIR}/include/")
    list(TRANSFORM scenario PREPEND "${PROJECT_SOURCE_DIR}/include/")
    list(TRANSFORM quantlib PREPEND "${PROJECT_SOURCE_DIR}/include/")
    list(TRANSFORM xlsx PREPEND "${PROJECT_SOURCE_DIR}/include/")
    set(${core_out} ${core} PARENT_SCOPE)
    set(${scenario_out} ${scenario} PARENT_SCOPE)
    set(${quantlib_out} ${quantlib} PARENT_SCOPE)
    set(${xlsx_out} ${xlsx} PARENT_SCOPE)
endfunction()
