# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT

# libxlsxwriter::libxlsxwriter, where libxlsxwriter is found: a target of the parent project, a package (Conan's), or
# header and library on the usual paths (distributions). A static library on such a path needs zlib from whoever links it.
if(NOT TARGET libxlsxwriter::libxlsxwriter)
    find_package(libxlsxwriter CONFIG QUIET)
endif()
if(NOT TARGET libxlsxwriter::libxlsxwriter)
    find_path(AIFACTORY_XLSXWRITER_INCLUDE_DIR xlsxwriter.h)
    find_library(AIFACTORY_XLSXWRITER_LIBRARY xlsxwriter)
    mark_as_advanced(AIFACTORY_XLSXWRITER_INCLUDE_DIR AIFACTORY_XLSXWRITER_LIBRARY)
    if(AIFACTORY_XLSXWRITER_INCLUDE_DIR AND AIFACTORY_XLSXWRITER_LIBRARY)
        add_library(libxlsxwriter::libxlsxwriter UNKNOWN IMPORTED GLOBAL)
        set_target_properties(libxlsxwriter::libxlsxwriter PROPERTIES
            IMPORTED_LOCATION ${AIFACTORY_XLSXWRITER_LIBRARY}
            INTERFACE_INCLUDE_DIRECTORIES ${AIFACTORY_XLSXWRITER_INCLUDE_DIR})
    endif()
endif()
