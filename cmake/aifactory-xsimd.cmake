# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT

# Debian's xsimd 8.1 exports "-lxtl" although its headers need no xtl: drop that link where no such target exists.
if(TARGET xsimd AND NOT TARGET xtl)
    get_target_property(aifactory_xsimd_links xsimd INTERFACE_LINK_LIBRARIES)
    if("xtl" IN_LIST aifactory_xsimd_links)
        list(REMOVE_ITEM aifactory_xsimd_links xtl)
        set_target_properties(xsimd PROPERTIES INTERFACE_LINK_LIBRARIES "${aifactory_xsimd_links}")
    endif()
    unset(aifactory_xsimd_links)
endif()
