# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
import os

from conan import ConanFile
from conan.tools.files import mkdir
from conan.tools.system import package_manager


class SystemNlohmannJson(ConanFile):
    """nlohmann-json as the system's package manager installs it."""

    name = "nlohmann_json"
    settings = "os", "arch", "compiler", "build_type"
    package_type = "header-library"

    def system_requirements(self):
        package_manager.Apt(self).install(["nlohmann-json3-dev"], check=True)

    def package_id(self):
        self.info.settings.clear()

    def package(self):
        mkdir(self, os.path.join(self.package_folder, "include"))  # targets need one include directory

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "nlohmann_json")
        self.cpp_info.set_property("cmake_target_name", "nlohmann_json::nlohmann_json")
        self.cpp_info.libdirs = []
        self.cpp_info.bindirs = []
