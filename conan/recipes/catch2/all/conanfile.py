# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
import os

from conan import ConanFile
from conan.tools.files import mkdir
from conan.tools.system import package_manager


class SystemCatch2(ConanFile):
    """Catch2 as the system's package manager installs it."""

    name = "catch2"
    settings = "os", "arch", "compiler", "build_type"

    def system_requirements(self):
        package_manager.Apt(self).install(["catch2"], check=True)

    def package_id(self):
        self.info.settings.clear()

    def package(self):
        mkdir(self, os.path.join(self.package_folder, "include"))  # targets need one include directory

    def package_info(self):
        # Its own CMake files are used: they bring catch_discover_tests along.
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.libdirs = []
        self.cpp_info.bindirs = []
