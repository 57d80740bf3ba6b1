// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// What stands in the JSON that the calculators print? Prints docs/json.md from the schemas and the tables of figures: json_reference docs/schema
#include "aifactory/model/economics.hpp"
#include "aifactory/training/training_economics.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using nlohmann::ordered_json;

/// What a figure means, by its key.
std::map<std::string, std::string> meanings() {
  std::map<std::string, std::string> all;
  const auto add = [&](const auto& row) { all.emplace(row.key, row.meaning); };
  std::apply([&](const auto&... row) { (add(row), ...); }, aifactory::economics<double>::figures());
  std::apply([&](const auto&... row) { (add(row), ...); }, aifactory::training_economics<double>::figures());
  return all;
}

std::string code(const std::string& text) { return "`" + text + "`"; }
/// A cell of a Markdown table: these characters would end it, or begin a tag or a command.
std::string cell(const std::string& text, std::string_view escaped = "|<@") {
  std::string out;
  for (const char c : text) out += (escaped.find(c) != std::string_view::npos ? "\\" : "") + std::string(1, c);
  return out;
}

/// One schema as a table. Parts that a document repeats are shown where they come first.
class schema_table {
  const ordered_json& root_;
  const std::map<std::string, std::string>& meanings_;
  std::map<std::string, std::string> shown_;  // what a $ref was shown as
  std::string text_ = "| key | holds | always | meaning |\n|---|---|---|---|\n";

  static std::string list(const ordered_json& values) {
    std::string all;
    for (const auto& value : values) all += (all.empty() ? "" : ", ") + code(value.dump());
    return all;
  }
  /// What a value that is not taken apart holds.
  static std::string kind(const ordered_json& schema) {
    if (schema.contains("const")) return code(schema["const"].dump());
    if (schema.contains("enum")) return list(schema["enum"]);
    for (const char* word : {"anyOf", "oneOf"})
      if (schema.contains(word)) {
        std::set<std::string> all;
        for (const auto& each : schema[word]) all.insert(kind(each));
        std::string text;
        for (const auto& each : all) text += (text.empty() ? "" : " or ") + each;
        return text;
      }
    if (schema.value("type", "") == "array") return "list of " + (schema.contains("items") ? kind(schema["items"]) : std::string("anything"));
    return schema.value("type", "anything");
  }
  static bool is_taken_apart(const ordered_json& schema) { return schema.contains("properties") || schema.contains("additionalProperties") || schema.contains("$ref"); }

  void row(const std::string& path, const std::string& holds, bool always, const std::string& meaning) {
    text_ += "| " + code(path) + " | " + cell(holds, "|") + " | " + (always ? "yes" : "") + " | " + cell(meaning) + " |\n";
  }

  void walk(const ordered_json& given, const std::string& path, const std::string& key, bool always) {
    const ordered_json* schema = &given;
    std::string meaning = given.value("description", "");
    if (given.contains("$ref")) {
      const std::string to = given["$ref"];
      if (const auto before = shown_.find(to); before != shown_.end())
        return row(path, "as " + code(before->second), always, meaning);
      shown_[to] = path;
      schema = &root_.at(ordered_json::json_pointer(to.substr(1)));
      if (meaning.empty()) meaning = schema->value("description", "");
    }
    if (meaning.empty())
      if (const auto known = meanings_.find(key); known != meanings_.end()) meaning = known->second;
    if (schema->contains("properties") || schema->contains("additionalProperties")) {
      row(path, "object", always, meaning);
      return children(*schema, path + ".");
    }
    if (schema->value("type", "") == "array" && schema->contains("items") && is_taken_apart((*schema)["items"])) {
      row(path, "list of objects", always, meaning);
      const auto& items = (*schema)["items"];
      if (!items.contains("$ref")) return children(items, path + "[].");
      return walk(items, path + "[]", key, true);
    }
    row(path, kind(*schema), always, meaning);
  }

  void children(const ordered_json& schema, const std::string& prefix) {
    const auto required = schema.value("required", std::vector<std::string>{});
    if (schema.contains("properties"))
      for (const auto& [key, value] : schema["properties"].items())
        walk(value, prefix + key, key, std::find(required.begin(), required.end(), key) != required.end());
    if (schema.contains("additionalProperties") && schema["additionalProperties"].is_object()) walk(schema["additionalProperties"], prefix + "<name>", "", false);
  }

 public:
  schema_table(const ordered_json& root, const std::map<std::string, std::string>& known) : root_(root), meanings_(known) { children(root, ""); }

  [[nodiscard]] std::string text() && {
    if (root_.contains("oneOf")) {
      std::string ways;
      for (const auto& way : root_["oneOf"]) {
        std::string keys;
        for (const auto& key : way["required"]) keys += (keys.empty() ? "" : " and ") + code(key.get<std::string>());
        ways += (ways.empty() ? "" : ", ") + keys;
      }
      text_ += "\nExactly one of: " + ways + ".\n";
    }
    return std::move(text_);
  }
};

std::string page_of(const std::filesystem::path& directory) {
  std::string page =
      "<!-- SPDX-FileCopyrightText: aifactory contributors -->\n<!-- SPDX-License-Identifier: MIT -->\n"
      "<!-- Written by examples/json_reference from docs/schema/ and the tables of figures. Do not edit. -->\n# JSON\n\n"
      "What each calculator prints with `--json`. The unit stands in every key; numbers have at most 15 digits. What was not computed is absent, never null or NaN.\n"
      "Keys are only ever added, so a reader ignores those that it does not know. The schemas (JSON Schema 2020-12) are in `docs/schema/`; every document that\n"
      "the tests make is held against them. `<name>` stands for any key, `[]` for each element of a list; *always* says that a key is there whenever the object is.\n"
      "Bad input is no JSON: messages go to the standard error stream, and the exit code is 2.\n";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(directory))
    if (entry.path().filename().string().ends_with(".schema.json")) files.push_back(entry.path());
  if (files.empty()) throw std::runtime_error(directory.string() + ": no schema");
  std::sort(files.begin(), files.end());
  const auto known = meanings();
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    const auto schema = ordered_json::parse(in);
    const std::string title = schema.at("title");
    page += "\n## " + title + "\n\n" + schema.value("description", "") + "\n\n" + schema_table(schema, known).text();
  }
  return page;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    const std::string page = page_of(count > 1 ? arguments[1] : "docs/schema");
    return std::fwrite(page.data(), 1, page.size(), stdout) == page.size() && std::fflush(stdout) == 0 ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
