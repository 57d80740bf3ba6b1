// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Does a JSON document follow a schema? The part of JSON Schema that docs/schema/ uses, and an error for any
/// other.
#pragma once

#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <vector>

class json_schema {
  nlohmann::json root_;

  static bool is_type(const nlohmann::json& x, const std::string& type) {
    return type == "object"   ? x.is_object()
           : type == "array"  ? x.is_array()
           : type == "string" ? x.is_string()
           : type == "number" ? x.is_number()
           : type == "boolean" ? x.is_boolean()
                              : false;
  }

  void check(const nlohmann::json& x, const nlohmann::json& schema, const std::string& at,
             std::vector<std::string>& found) const {
    const auto passes = [&](const nlohmann::json& alternative) {
      std::vector<std::string> inner;
      check(x, alternative, at, inner);
      return inner.empty();
    };
    static const std::set<std::string> words{"$schema",     "$defs",      "title",
                                             "description", "properties", "additionalProperties"};
    for (const auto& [word, rule] : schema.items()) {
      if (word == "$ref") {
        check(x, root_.at(nlohmann::json::json_pointer(rule.get<std::string>().substr(1))), at, found);
      } else if (word == "type") {
        if (!is_type(x, rule)) found.push_back(at + ": is no " + rule.get<std::string>());
      } else if (word == "const") {
        if (x != rule) found.push_back(at + ": is not " + rule.dump());
      } else if (word == "enum") {
        if (std::find(rule.begin(), rule.end(), x) == rule.end()) found.push_back(at + ": is none of " + rule.dump());
      } else if (word == "required") {
        for (const auto& key : rule)
          if (!x.is_object() || !x.contains(key)) found.push_back(at + ": lacks " + key.dump());
      } else if (word == "items") {
        for (std::size_t i = 0; x.is_array() && i < x.size(); ++i)
          check(x[i], rule, at + "/" + std::to_string(i), found);
      } else if (word == "anyOf" || word == "oneOf") {
        const auto fits = std::count_if(rule.begin(), rule.end(), passes);
        if (word == "oneOf" ? fits != 1 : fits == 0)
          found.push_back(at + ": " + word + " is fulfilled by " + std::to_string(fits));
      } else if (!words.count(word)) {
        found.push_back(at + ": the schema says " + word + ", which is not understood here");
      }
    }
    if (!x.is_object()) return;
    for (const auto& [key, value] : x.items()) {
      if (schema.contains("properties") && schema["properties"].contains(key))
        check(value, schema["properties"][key], at + "/" + key, found);
      else if (schema.contains("additionalProperties"))
        check(value, schema["additionalProperties"], at + "/" + key, found);
      else if (schema.contains("properties"))
        found.push_back(at + ": the schema does not know " + key);  // stricter than JSON Schema: keys are documented
    }
  }

 public:
  explicit json_schema(nlohmann::json root) : root_(std::move(root)) {}
  [[nodiscard]] std::vector<std::string> problems(const nlohmann::json& document) const {
    std::vector<std::string> found;
    check(document, root_, "", found);
    return found;
  }
};
