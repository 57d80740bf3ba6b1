// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "xlsx.hpp"

#include "options.hpp"
#include "question.hpp"
#include "recorded.hpp"
#include "xlsx_results.hpp"

#if AIFACTORY_CALCULATORS_WRITE_XLSX

#include "aifactory/report/live_formulas.hpp"
#include "aifactory/report/xlsx.hpp"

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <system_error>
#include <utility>

namespace calculator {

namespace {

using namespace aifactory;

/// A folder of its own for what libxlsxwriter writes on its way, gone with it.
class scratch_folder {
  std::filesystem::path path_;

 public:
  scratch_folder() {
    std::error_code why;
    const auto parent = std::filesystem::temp_directory_path(why);
    std::random_device chance;
    for (int turn = 0; turn < 100 && !why; ++turn) {
      path_ = parent / ("aifactory-" + std::to_string((std::uint64_t{chance()} << 32U) | chance()));
      if (std::filesystem::create_directory(path_, why)) {
        std::filesystem::permissions(path_, std::filesystem::perms::owner_all, why);
        return;
      }
    }
    path_.clear();
    throw output_error("--xlsx: no folder for temporary files: " + (why ? why.message() : "all names are taken"));
  }
  ~scratch_folder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  scratch_folder(const scratch_folder&) = delete;
  scratch_folder& operator=(const scratch_folder&) = delete;

  [[nodiscard]] std::string name() const { return path_.string(); }
  [[nodiscard]] std::string file(const char* called) const { return (path_ / called).string(); }
  /// @errors  output_error where so many bytes do not fit
  void require_room(std::size_t bytes) const {
    std::error_code why;
    const auto room = std::filesystem::space(path_, why);
    if (!why && room.available < bytes)
      throw output_error("--xlsx: " + path_.parent_path().string() + ": has room for " + std::to_string(room.available) + " bytes, a spreadsheet may need " + std::to_string(bytes));
  }
};

std::string bytes_of(const std::string& path) {
  std::string bytes;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (!file) throw output_error(path + ": " + std::strerror(errno));
  char part[65536];
  while (const std::size_t count = std::fread(part, 1, sizeof part, file)) bytes.append(part, count);
  const bool broken = std::ferror(file) != 0;
  std::fclose(file);
  if (broken) throw output_error(path + ": cannot be read");
  return bytes;
}

constexpr const char* first_of_life[] = {"levelized.required_price_real_usd_per_million_tokens.blended", "levelized.lcot_pretax_real_usd_per_million_tokens.blended", "levelized.npv_usd",
                                         "levelized.irr_percent_per_year.roots[1]",                      "levelized.payback_years",                                   "levelized.equity_npv_usd",
                                         "levelized.credit.min_dscr"};

/// Lives say when something is bought, so rows over time hold for the lives that they were laid out with.
void hold_lives(workbook& book) {
  if (book.model.rows.empty()) return;
  for (const auto& input : book.model.inputs)
    if (input.field.ends_with(".life")) book.laid_out_for.push_back(input.field);
}

}  // namespace

void write_workbook(const options& asked, const workbook& book) {
  std::string bytes;
  {
    const scratch_folder folder;
    folder.require_room(xlsx_room(book));
    write_xlsx(book, folder.file("book.xlsx"), folder.name());
    bytes = bytes_of(folder.file("book.xlsx"));
  }
  write_file(*asked.xlsx, bytes, asked.force, asked.file.value_or(""));
}

/// Every number below a node of JSON by its path, with the unit of the figure that has it.
void collect(const nlohmann::ordered_json& node, const std::string& path, const std::vector<reported_number>& known, std::vector<reported_number>& to) {
  if (node.is_object()) {
    for (const auto& [key, value] : node.items()) collect(value, path.empty() ? key : path + "." + key, known, to);
  } else if (node.is_array()) {
    // An entry of a list is called by what it is about, where it says so: slopes[power.price].
    for (std::size_t i = 0; i < node.size(); ++i) {
      std::string called = std::to_string(i + 1);
      for (const char* key : {"field", "id"})
        if (node[i].is_object() && node[i].contains(key) && node[i][key].is_string()) called = node[i][key].get<std::string>();
      collect(node[i], path + "[" + called + "]", known, to);
    }
  } else if (node.is_number()) {
    const auto same = std::find_if(known.begin(), known.end(), [&](const auto& each) { return each.path() == path; });
    to.push_back({"", path, same == known.end() ? "" : same->unit, node.get<double>()});
  }
}

workbook workbook_of_results(const scenario& s, live_model model, const std::vector<std::pair<std::string, std::string>>& conventions, const std::vector<warning>& warnings,
                             const std::vector<reported_number>& known, const nlohmann::ordered_json& result, const std::vector<sampled_answer>& trials) {
  auto book = workbook_of(s, std::move(model));
  book.asks = "What does a million tokens cost?";
  collect(result, "", known, book.results);
  book.conventions = conventions;
  book.conventions.emplace_back("hours_per_year", "8760");
  book.warnings = warnings;
  hold_lives(book);
  for (const auto& run : trials)
    if (run.trials > 0) book.trials.push_back(run);
  return book;
}

void require_xlsx(const options& asked) {
  if (asked.xlsx) require_writable(*asked.xlsx, asked.force, asked.file.value_or(""));
}

void write_xlsx_of_year(const options& asked, const scenario& s, const answer& found, const nlohmann::ordered_json& result, const std::vector<sampled_answer>& trials) {
  auto book = workbook_of_results(s, live_model_of(s, calculator::recorded_year(s)), found.conventions, found.warnings, found.figures, result, trials);
  book.headlines = first_of_year;
  write_workbook(asked, book);
}

void write_xlsx_of_life(const options& asked, const scenario& s, const answer& steady, const levelized_answer& life, const nlohmann::ordered_json& result,
                        const std::vector<sampled_answer>& trials) {
  auto known = steady.figures;
  for (auto& figure : below("levelized", life.figures)) known.push_back(std::move(figure));
  auto book = workbook_of_results(s, live_model_of(s, calculator::recorded_life(s)), steady.conventions, steady.warnings, known, result, trials);
  book.headlines.assign(std::begin(first_of_life), std::end(first_of_life));
  book.headlines.insert(book.headlines.end(), first_of_year.begin(), first_of_year.end());
  for (const auto* list : {&life.conventions, &life.dated_terms}) book.conventions.insert(book.conventions.end(), list->begin(), list->end());
  book.warnings.insert(book.warnings.end(), life.warnings.begin(), life.warnings.end());
  write_workbook(asked, book);
}

void write_xlsx_of_question(const options& asked, const question& q, const scenario& s, const figures_answer& found, const nlohmann::ordered_json& document,
                            const std::vector<sampled_answer>& trials) {
  auto book = workbook_of_results(s, live_model_of(s, q.sheet ? q.sheet(s) : q.record(s)), found.conventions, found.warnings, found.figures, document["result"], trials);
  book.asks = q.asks;
  if (document.contains("rows")) collect(document["rows"], "rows", {}, book.results);
  constexpr std::size_t first = 12;  // figures come in the order in which people ask for them
  book.headlines.push_back(q.headline);
  for (const auto& figure : found.figures)
    if (book.headlines.size() < first && figure.path() != q.headline) book.headlines.push_back(figure.path());
  write_workbook(asked, book);
}

}  // namespace calculator

#else

namespace calculator {

void require_xlsx(const options& asked) {
  if (asked.xlsx) throw aifactory::input_error("--xlsx: this calculator was built without libxlsxwriter; install it (Debian: libxlsxwriter-dev) and build again");
}
void write_xlsx_of_year(const options& asked, const aifactory::scenario&, const aifactory::answer&, const nlohmann::ordered_json&, const std::vector<aifactory::sampled_answer>&) {
  require_xlsx(asked);
}
void write_xlsx_of_life(const options& asked, const aifactory::scenario&, const aifactory::answer&, const aifactory::levelized_answer&, const nlohmann::ordered_json&,
                        const std::vector<aifactory::sampled_answer>&) {
  require_xlsx(asked);
}
void write_xlsx_of_question(const options& asked, const question&, const aifactory::scenario&, const aifactory::figures_answer&, const nlohmann::ordered_json&,
                            const std::vector<aifactory::sampled_answer>&) {
  require_xlsx(asked);
}
}  // namespace calculator

#endif
