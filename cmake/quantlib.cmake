# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT

# aifactory_quantlib: the headers that need QuantLib, and QuantLib. There is no such target where QuantLib is not found.
#
# Made for this project's own tests and examples and neither installed nor exported: whoever includes
# aifactory/finance/quantlib.hpp links their own QuantLib beside aifactory::aifactory.
function(aifactory_add_quantlib)
    set(library QuantLib::QuantLib)
    if(NOT TARGET ${library})
        find_package(QuantLib CONFIG QUIET)  # from 1.30 on, where QuantLib was built with CMake
    endif()
    if(NOT TARGET ${library})
        find_path(AIFACTORY_QUANTLIB_INCLUDE_DIR ql/termstructures/yieldtermstructure.hpp)
        find_library(AIFACTORY_QUANTLIB_LIBRARY QuantLib)
        mark_as_advanced(AIFACTORY_QUANTLIB_INCLUDE_DIR AIFACTORY_QUANTLIB_LIBRARY)
        if(NOT AIFACTORY_QUANTLIB_INCLUDE_DIR OR NOT AIFACTORY_QUANTLIB_LIBRARY)
            return()
        endif()
        set(library aifactory_quantlib_library)
        add_library(${library} UNKNOWN IMPORTED)
        set_target_properties(${library} PROPERTIES
            IMPORTED_LOCATION ${AIFACTORY_QUANTLIB_LIBRARY}
            INTERFACE_INCLUDE_DIRECTORIES ${AIFACTORY_QUANTLIB_INCLUDE_DIR}
            INTERFACE_LINK_LIBRARIES Boost::headers)
    endif()

    # A library built for another standard library is found, but does not link.
    include(CheckCXXSourceCompiles)
    set(CMAKE_CXX_STANDARD 20)
    set(CMAKE_REQUIRED_QUIET TRUE)
    set(CMAKE_REQUIRED_LIBRARIES ${library})
    check_cxx_source_compiles(
        "#include <ql/errors.hpp>
        int main() { return QuantLib::Error(\"\", 0, \"\", \"\").what() == nullptr; }" AIFACTORY_QUANTLIB_LINKS)
    if(NOT AIFACTORY_QUANTLIB_LINKS)
        return()
    endif()

    add_library(aifactory_quantlib INTERFACE)
    target_link_libraries(aifactory_quantlib INTERFACE aifactory ${library})
    target_sources(aifactory_quantlib INTERFACE FILE_SET HEADERS BASE_DIRS include FILES ${ARGN})
endfunction()
