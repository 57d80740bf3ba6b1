# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load, rmdir

required_conan_version = ">=2.1"


class AifactoryConan(ConanFile):
    name = "aifactory"
    description = "Typed economics of AI factories: facility cost, tokens per megawatt and cost per token"
    license = "MIT"
    package_type = "header-library"
    topics = ("units", "finance", "datacenter", "header-only")
    settings = "os", "arch", "compiler", "build_type"
    options = {"with_simd": [True, False], "with_scenario": [True, False], "with_xlsx": [True, False]}
    default_options = {"with_simd": True, "with_scenario": True, "with_xlsx": False, "boost/*:header_only": True}
    exports_sources = (
        "include/*", "cmake/*", "examples/*", "tests/*", "scripts/*", "benchmarks/*", "docs/*", "CMakeLists.txt", "LICENSE", "README.md",
    )
    no_copy_source = True

    @property
    def _skip_tests(self):
        return bool(self.conf.get("tools.build:skip_test", default=False))

    def set_version(self):
        text = load(self, os.path.join(self.recipe_folder, "include", "aifactory", "version.hpp"))
        self.version = ".".join(re.findall(r"AIFACTORY_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", text))

    def layout(self):
        cmake_layout(self)

    def requirements(self):
        # Ranges from the oldest version tried to the newest; distributions and ConanCenter do not overlap in between.
        self.requires("boost/[>=1.74 <2]")
        self.requires("fmt/[>=9 <13]")
        if self.options.with_simd:
            self.requires("xsimd/[>=8 <15]")
        if self.options.with_scenario:
            self.requires("tomlplusplus/[>=3.3 <4]")
            self.requires("nlohmann_json/[>=3.10 <4]")
        if self.options.with_xlsx:
            self.requires("libxlsxwriter/[>=1.1 <2]")

    def build_requirements(self):
        if not self._skip_tests:
            self.test_requires("catch2/[>=2.13 <4]")
            self.test_requires("cli11/[>=2.1 <3]")

    def package_id(self):
        # Headers: only the options decide what is installed.
        self.info.settings.clear()
        self.info.requires.clear()

    def validate(self):
        check_min_cppstd(self, 20)

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.user_presets_path = False  # otherwise it writes into the source tree
        toolchain.cache_variables["AIFACTORY_BUILD_TESTS"] = not self._skip_tests
        toolchain.cache_variables["AIFACTORY_BUILD_EXAMPLES"] = not self._skip_tests
        toolchain.cache_variables["AIFACTORY_WITH_SIMD"] = bool(self.options.with_simd)
        toolchain.cache_variables["AIFACTORY_WITH_SCENARIO"] = bool(self.options.with_scenario)
        toolchain.cache_variables["AIFACTORY_WITH_XLSX"] = bool(self.options.with_xlsx)
        toolchain.cache_variables["AIFACTORY_WITH_QUANTLIB"] = False  # a system's QuantLib has another Boost
        toolchain.generate()
        CMakeDeps(self).generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        if not self._skip_tests:
            cmake.build()
            cmake.ctest(["--output-on-failure"])

    def package(self):
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        CMake(self).install()
        rmdir(self, os.path.join(self.package_folder, "share"))

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "aifactory")
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []

        core = self.cpp_info.components["core"]
        core.set_property("cmake_target_name", "aifactory::aifactory")
        core.set_property("pkg_config_name", "aifactory")
        core.requires = ["boost::headers", "fmt::fmt"]
        core.defines = [f"AIFACTORY_WITH_SIMD={1 if self.options.with_simd else 0}"]
        core.bindirs = []
        core.libdirs = []
        if self.options.with_simd:
            core.requires.append("xsimd::xsimd")

        if self.options.with_scenario:
            scenario = self.cpp_info.components["scenario"]
            scenario.set_property("cmake_target_name", "aifactory::scenario")
            scenario.requires = ["core", "tomlplusplus::tomlplusplus", "nlohmann_json::nlohmann_json"]
            scenario.bindirs = []
            scenario.libdirs = []

        if self.options.with_xlsx:
            xlsx = self.cpp_info.components["xlsx"]
            xlsx.set_property("cmake_target_name", "aifactory::xlsx")
            xlsx.requires = ["core", "libxlsxwriter::libxlsxwriter"]
            xlsx.bindirs = []
            xlsx.libdirs = []
