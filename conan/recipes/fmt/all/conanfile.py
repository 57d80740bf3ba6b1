# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
import os

from conan import ConanFile
from conan.tools.files import mkdir
from conan.tools.system import package_manager


class SystemFmt(ConanFile):
    """fmt as the system's package manager installs it."""

    name = "fmt"
    settings = "os", "arch", "compiler", "build_type"
    options = {"header_only": [True, False]}
    default_options = {"header_only": False}

    def system_requirements(self):
        package_manager.Apt(self).install(["libfmt-dev"], check=True)

    def package_id(self):
        self.info.settings.clear()

    def package(self):
        mkdir(self, os.path.join(self.package_folder, "include"))  # targets need one include directory

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "fmt")
        self.cpp_info.libdirs = []
        self.cpp_info.bindirs = []
        if self.options.header_only:
            self.cpp_info.set_property("cmake_target_name", "fmt::fmt-header-only")
            self.cpp_info.defines = ["FMT_HEADER_ONLY=1"]
        else:
            self.cpp_info.set_property("cmake_target_name", "fmt::fmt")
            self.cpp_info.system_libs = ["fmt"]
