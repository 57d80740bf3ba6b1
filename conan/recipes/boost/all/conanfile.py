# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
import os

from conan import ConanFile
from conan.tools.files import mkdir
from conan.tools.system import package_manager


class SystemBoost(ConanFile):
    """Boost as the system's package manager installs it."""

    name = "boost"
    settings = "os", "arch", "compiler", "build_type"
    package_type = "header-library"

    def system_requirements(self):
        package_manager.Apt(self).install(["libboost-dev"], check=True)

    def package_id(self):
        self.info.settings.clear()

    def package(self):
        mkdir(self, os.path.join(self.package_folder, "include"))  # targets need one include directory

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "Boost")
        headers = self.cpp_info.components["headers"]
        headers.set_property("cmake_target_name", "Boost::headers")
        headers.includedirs = ["include"]
        headers.libdirs = []
        headers.bindirs = []
