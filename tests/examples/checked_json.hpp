// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Reads what a calculator printed with --json and holds it against its schema, cost_per_token's by default.
#pragma once

#include "catch_shim.hpp"
#include "report/json_schema.hpp"
#include "run_calculator.hpp"
#include "paths.hpp"

#include <fstream>
#include <string>
#include <vector>

/// The document of a run that ended with this code.
inline nlohmann::json checked_json(const ending& e, int code = 0, const std::string& calculator = "cost_per_token") {
  INFO(e.errors);
  REQUIRE(e.code == code);
  const auto document = nlohmann::json::parse(e.out);
  std::ifstream schema(std::string(AIFACTORY_SOURCE_DIR) + "/docs/schema/" + calculator + ".schema.json");
  CHECK(json_schema(nlohmann::json::parse(schema)).problems(document) == std::vector<std::string>{});
  return document;
}
