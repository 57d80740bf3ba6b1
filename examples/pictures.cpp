// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// How does an answer look? Draws the JSON of cost_per_token as pictures for documents:
//
//   cost_per_token --levelized --trials 100000 --json | pictures docs/pictures
#include "aifactory/report/page_curves.hpp"
#include "aifactory/report/page_layers.hpp"
#include "aifactory/report/page_trials.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>

int main(int argc, char** argv) try {
  using namespace aifactory;
  if (argc != 2) throw std::runtime_error("give the folder for the pictures, and the JSON of cost_per_token on standard input");
  const auto document = nlohmann::ordered_json::parse(std::cin);
  const page_facts facts{};
  const page_source page{document, facts};

  const auto draw = [&](const std::string& name, const auto& chart) {
    const auto picture = svg_of(chart, chart_form{720.0, name, true});
    if (picture.empty()) return;  // the document has nothing of this kind
    std::ofstream file(std::filesystem::path(argv[1]) / (name + ".svg"), std::ios::binary);
    if (!(file << picture << '\n').flush()) throw std::runtime_error(name + ".svg cannot be written");
    std::printf("%s.svg\n", name.c_str());
  };
  if (const auto layers = layers_of(page); !layers.empty()) draw("cost_by_layer", waterfall_of(page, layers.front()));
  if (const auto trials = trials_of(page); !trials.empty()) {
    draw("distribution", histogram_of(page, trials.front()));
    draw("tornado", tornado_of(page, trials.front()));
  }
  draw("frontier", frontier_chart_of(page));
  if (const auto row = cash_row_of(page); !row.empty()) draw("cash_flow", cash_flow_of(page, row));
} catch (const std::exception& error) {
  std::fprintf(stderr, "pictures: %s\n", error.what());
  return 1;
}
