// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Reads SVG and HTML back: is it well-formed, and which numbers of which document stand in it?
#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// An element: its name, attributes as they stand (entities resolved), and the text right behind its opening tag.
struct markup_element {
  std::string name, text;
  std::map<std::string, std::string> attributes;

  [[nodiscard]] std::string attribute(const std::string& key) const {
    const auto found = attributes.find(key);
    return found == attributes.end() ? "" : found->second;
  }
  [[nodiscard]] double number(const std::string& key) const { return std::stod(attribute(key)); }
};

/// A document that is read strictly: every element closed in order, every attribute quoted and there once, every & an entity, ids unique.
/// In HTML the elements that have no end are known. What is wrong is listed.
class markup {
  std::vector<markup_element> elements_;
  std::vector<std::string> problems_;

  static std::string resolved(std::string_view text, std::vector<std::string>& problems) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '&') {
        out += text[i];
        continue;
      }
      const auto end = text.find(';', i);
      const std::string entity(text.substr(i, end == std::string_view::npos ? 10 : end - i + 1));
      if (entity == "&amp;") out += '&';
      else if (entity == "&lt;") out += '<';
      else if (entity == "&gt;") out += '>';
      else if (entity == "&quot;") out += '"';
      else if (entity == "&#39;") out += '\'';
      else problems.push_back("entity " + entity);
      i += entity.size() - 1;
    }
    return out;
  }

 public:
  explicit markup(const std::string& text) {
    std::vector<std::string> open;
    std::set<std::string> ids;
    const std::set<std::string> without_end{"meta", "link", "br", "wbr", "!DOCTYPE"};
    for (std::size_t at = 0; at < text.size();) {
      if (text[at] != '<') {
        const auto end = std::min(text.find('<', at), text.size());
        const std::string_view between(text.data() + at, end - at);
        const bool style = !open.empty() && open.back() == "style";
        if (!style) {
          const auto words = resolved(between, problems_);
          if (between.find('>') != std::string_view::npos) problems_.push_back("a bare >");
          if (!elements_.empty() && elements_.back().text.empty()) elements_.back().text = words;
        }
        at = end;
        continue;
      }
      const auto end = text.find('>', at);
      if (end == std::string::npos) {
        problems_.push_back("a tag without end");
        return;
      }
      std::string_view tag(text.data() + at + 1, end - at - 1);
      at = end + 1;
      if (tag.starts_with("/")) {
        if (open.empty() || open.back() != tag.substr(1)) problems_.push_back("closes " + std::string(tag) + " in " + (open.empty() ? "nothing" : open.back()));
        if (!open.empty()) open.pop_back();
        continue;
      }
      const bool closed = tag.ends_with("/");
      if (closed) tag.remove_suffix(1);
      markup_element element;
      std::size_t i = 0;
      while (i < tag.size() && !std::isspace(static_cast<unsigned char>(tag[i]))) element.name += tag[i++];
      while (element.name != "!DOCTYPE") {
        while (i < tag.size() && std::isspace(static_cast<unsigned char>(tag[i]))) ++i;
        if (i >= tag.size()) break;
        const auto equals = tag.find("=\"", i);
        const auto quote = equals == std::string_view::npos ? equals : tag.find('"', equals + 2);
        if (quote == std::string_view::npos) {
          problems_.push_back("attribute of " + element.name + ": " + std::string(tag.substr(i)));
          break;
        }
        const std::string key(tag.substr(i, equals - i));
        if (!element.attributes.emplace(key, resolved(tag.substr(equals + 2, quote - equals - 2), problems_)).second) problems_.push_back("twice: " + key);
        i = quote + 1;
      }
      if (const auto id = element.attribute("id"); !id.empty() && !ids.insert(id).second) problems_.push_back("id twice: " + id);
      if (!closed && !without_end.contains(element.name)) open.push_back(element.name);
      elements_.push_back(std::move(element));
    }
    for (const auto& name : open) problems_.push_back("never closed: " + name);
    for (const auto& element : elements_)
      for (const char* refers : {"aria-labelledby", "href"}) {
        std::string target = element.attribute(refers);
        if (target.starts_with("#")) target.erase(0, 1);
        else if (std::string_view(refers) == "href") continue;
        for (std::size_t from = 0; from < target.size();) {
          const auto to = std::min(target.find(' ', from), target.size());
          if (!ids.contains(target.substr(from, to - from))) problems_.push_back(std::string(refers) + " to nothing: " + target);
          from = to + 1;
        }
      }
  }
  [[nodiscard]] const std::vector<std::string>& problems() const { return problems_; }
  [[nodiscard]] const std::vector<markup_element>& elements() const { return elements_; }
  [[nodiscard]] std::vector<markup_element> named(const std::string& name) const {
    std::vector<markup_element> found;
    for (const auto& element : elements_)
      if (element.name == name) found.push_back(element);
    return found;
  }
};

/// The number at a path of a document: "rows.3.npv_usd"; NaN where there is none.
inline double number_at(const nlohmann::json& document, const std::string& path) {
  const nlohmann::json* at = &document;
  for (std::size_t from = 0; from <= path.size();) {
    const auto end = std::min(path.find('.', from), path.size());
    const auto key = path.substr(from, end - from);
    if (at->is_object() && at->contains(key)) at = &(*at)[key];
    else if (at->is_array() && !key.empty() && key.find_first_not_of("0123456789") == std::string::npos && std::stoul(key) < at->size()) at = &(*at)[std::stoul(key)];
    else return std::nan("");
    from = end + 1;
  }
  if (at->is_array() && !at->empty()) {  // a list stands for its sum
    double sum = 0.0;
    for (const auto& each : *at) sum += each.is_number() ? each.get<double>() : std::nan("");
    return sum;
  }
  return at->is_number() ? at->get<double>() : std::nan("");
}

/// What is shown, as a number, and half of its last digit: "1,180" is 1180 and 0.5.
struct shown_number {
  double value = std::nan(""), half = 0.0;

  explicit shown_number(std::string text) {
    std::erase(text, ',');
    std::erase(text, '$');
    char* end = nullptr;
    value = std::strtod(text.c_str(), &end);
    const std::string digits = text.substr(0, static_cast<std::size_t>(end - text.c_str()));
    const auto exponent = digits.find('e');
    const auto point = digits.find('.');
    const auto decimals = point == std::string::npos ? 0 : std::min(exponent, digits.size()) - point - 1;
    if (text.find_first_not_of(" \n", digits.size()) != std::string::npos) value = std::nan("");  // words beside it belong outside the mark
    half = 0.5 * std::pow(10.0, -static_cast<double>(decimals) + (exponent == std::string::npos ? 0 : std::stoi(digits.substr(exponent + 1))));
  }
};

/// Every marked number of a page against its document.
struct numbers_of_page {
  std::size_t compared = 0;
  std::vector<std::string> wrong;
  std::set<std::string> paths;

  numbers_of_page(const markup& page, const nlohmann::json& document) {
    for (const auto& element : page.elements()) {
      const auto path = element.attribute("data-path");
      if (path.empty()) continue;
      ++compared;
      paths.insert(path);
      const double marked = element.number(element.name == "data" ? "value" : "data-value");
      const auto per = element.attribute("data-per");
      double there = number_at(document, path);
      if (!per.empty()) there /= number_at(document, per);
      // 15 digits are written on both sides; the quotient of two such numbers has a few units less.
      if (!(std::fabs(marked - there) <= (per.empty() ? 1e-14 : 1e-13) * std::fabs(there))) wrong.push_back(path + ": marked " + element.attribute("value") + element.attribute("data-value"));
      const double scale = element.attribute("data-scale").empty() ? 1.0 : element.number("data-scale");
      const shown_number shown(element.text);
      if (!(std::fabs(shown.value - marked / scale) <= shown.half * (1.0 + 1e-6) + 1e-15)) wrong.push_back(path + ": shown " + element.text);
    }
  }
};
