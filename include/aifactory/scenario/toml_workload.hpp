// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  Which token rates follow from a workload of the catalogue, a model and a precision?
///
///   [workload]
///   profile = "retrieval"               lengths and cache-hit rate
///   model = "deepseek-r1"
///   precision = "fp4"
///   interactivity = "50 tok/s/user"     at least; left out, the profile's own
///
/// The rates are those of the measured point of compute.generation with the most output that was fast enough. With
///
///   rates = "interpolated"
///
/// they are read off the measured frontier at exactly this interactivity (throughput/frontier.hpp), and the error of
/// reading between points makes the output rate uncertain: lognormal, with the sigma that leaving points out gives. The
/// input rate goes with it. Where nobody measured, the scenario is refused and what was measured is named.
#pragma once

#include "aifactory/catalog/models.hpp"
#include "aifactory/catalog/workload_profiles.hpp"
#include "aifactory/scenario/toml_generation.hpp"
#include "aifactory/throughput/find.hpp"
#include "aifactory/throughput/frontier_find.hpp"
#include "aifactory/throughput/measured_curves.hpp"
#include "aifactory/uncertainty/lognormal.hpp"
#include "aifactory/units/parse.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace aifactory::detail {

inline std::optional<precision> precision_named(std::string_view name) {
  for (const auto p : {precision::bf16, precision::fp8, precision::fp4})
    if (name == name_of(p)) return p;
  return std::nullopt;
}

class workload_reader : protected generation_reader {
  std::optional<place> tied_;  ///< of the profile, where both its rates have one and the same error

  /// What was asked for; empty where it could not be read.
  struct question {
    const workload_profile* work = nullptr;
    std::string model;
    std::optional<precision> weights;
    std::optional<interactivity<>> speed;
    std::string speed_field = "workload.profile";  ///< that gave the speed
    bool interpolated = false;
  };

  static std::string lengths(const std::optional<prompt_tokens<>>& input, const output_tokens<>& output) {
    return (input ? number_text(input->in(tok_in)) + " in, " : "") + number_text(output.in(tok_out)) + " out";
  }

  /// "retrieval" of the list, or a problem.
  template <class Names>
  bool among(const std::string& field, const std::optional<std::string>& given, const Names& names, std::string_view list) {
    if (!given) return false;
    if (std::find(names.begin(), names.end(), *given) != names.end()) return true;
    problem_at(entries_.find(field)->at, field, "\"" + *given + "\" is not " + std::string(list) + did_you_mean(*given, names));
    return false;
  }

  /// The speed that users of [demand] want; the demand's own reading tells what is wrong with it.
  [[nodiscard]] std::optional<interactivity<>> demanded_speed() const {
    const auto text = [&](const char* field) -> std::optional<std::string> {
      const auto* entry = entries_.find(field);
      if (!entry) return std::nullopt;
      const auto* table = entry->value->as_table();
      const auto* given = table ? (*table)["value"].as_string() : entry->value->as_string();
      return given ? std::optional(given->get()) : std::nullopt;
    };
    if (const auto speed = text("demand.interactivity"))
      if (const auto read = parse<interactivity<>>(*speed)) return read.value();
    if (const auto between = text("demand.tpot"))
      if (const auto read = parse<time_per_output_token<>>(*between); read && read.value().base_value() > 0.0) return 1.0 / (read.value() * (1.0 * user));
    return std::nullopt;
  }

  question ask() {
    question q;
    std::vector<std::string> profiles, models;
    for (const auto& p : workload_profiles) profiles.emplace_back(p.id);
    for_each_model([&](auto type) { models.emplace_back(decltype(type)::type::id); });
    for (const auto& id : models_measured()) add_once(models, id);
    const auto profile = plain<std::string>("workload.profile", "a workload of the catalogue such as \"retrieval\"");
    if (among("workload.profile", profile, profiles, "a workload of the catalogue")) q.work = find_workload(*profile);
    const auto model = plain<std::string>("workload.model", "a model of the catalogue such as \"deepseek-r1\"");
    if (among("workload.model", model, models, "a model of the catalogue")) q.model = *model;
    const auto weights = plain<std::string>("workload.precision", "\"bf16\", \"fp8\" or \"fp4\"");
    if (among("workload.precision", weights, std::vector<std::string>{"bf16", "fp8", "fp4"}, "one of \"bf16\", \"fp8\", \"fp4\""))
      q.weights = precision_named(*weights);
    const auto rates = plain<std::string>("workload.rates", "\"measured\" or \"interpolated\"");
    if (among("workload.rates", rates, std::vector<std::string>{"measured", "interpolated"}, "one of \"measured\", \"interpolated\""))
      q.interpolated = *rates == "interpolated";
    if (const auto speed = plain<std::string>("workload.interactivity", "a text such as \"50 tok/s/user\"")) {
      const auto read = parse<interactivity<>>(*speed);
      if (!read)
        problem_at(entries_.find("workload.interactivity")->at, "workload.interactivity", read.error());
      else if (!(read.value() > 0.0 * tok_out / second / user))
        problem_at(entries_.find("workload.interactivity")->at, "workload.interactivity", "\"" + *speed + "\", must be above 0");
      else
        q.speed = read.value(), q.speed_field = "workload.interactivity";
    } else if (const auto demanded = demanded_speed()) {
      q.speed = demanded, q.speed_field = entries_.find("demand.tpot") ? "demand.tpot" : "demand.interactivity";
    } else if (q.work && q.work->speed && !entries_.find("workload.interactivity")) {
      q.speed = static_cast<const interactivity<>&>(q.work->speed->value);
    }
    return q;
  }

  /// Why nothing was found, and what there is.
  [[nodiscard]] std::string nobody_measured(const question& q) const {
    std::set<std::string> pairs, settings;
    double fastest = 0.0;
    for_each_throughput_point(out_.generation, [&](std::string_view model, precision in, const throughput_point& point) {
      pairs.insert(std::string(model) + " in " + std::string(name_of(in)));
      if (model != q.model || in != *q.weights) return;
      settings.insert(lengths(point.input, point.output));
      if (measured_at_lengths_of(*q.work, point) && point.speed) fastest = std::max(fastest, point.speed->in(tok_out / second / user));
    });
    const auto joined = [](const std::set<std::string>& all) {
      std::string text;
      for (const auto& one : all) text += (text.empty() ? "" : "; ") + one;
      return text;
    };
    const std::string else_give = "; give workload.output_rate";
    if (pairs.empty()) return "no throughput of " + out_.generation + " was measured" + else_give;
    if (settings.empty())
      return "no throughput of " + q.model + " in " + std::string(name_of(*q.weights)) + " on " + out_.generation +
             " was measured, only of " + joined(pairs) + else_give;
    if (fastest == 0.0)
      return "no throughput was measured at " + lengths(static_cast<const prompt_tokens<>&>(q.work->input.value), q.work->output.value) + ", only at " +
             joined(settings) + else_give;
    return "the fastest that was measured at these lengths is " + number_text(fastest, 4) + " tok/s/user, asked for are " +
           number_text(q.speed->in(tok_out / second / user), 4) + else_give;
  }

 protected:
  /// After the rows are read and the generation is known.
  void measured_throughput() {
    const question q = ask();
    const auto* asked = entries_.find("workload.profile");
    for (const char* field : {"workload.model", "workload.precision", "workload.interactivity", "workload.rates"})
      if (const auto* entry = entries_.find(field); entry && !asked && !troubled_.count(field))
        problem_at(entry->at, field, "belongs to workload.profile, which is not given");
    if (!asked) return;
    const bool own_rate = entries_.find("workload.output_rate") != nullptr;
    if (q.work && q.work->mode == serving::training && !own_rate)
      problem_at(asked->at, "workload.profile", "\"" + std::string(q.work->id) + "\" generates no tokens: this model prices tokens that are served");
    if (!own_rate)
      for (const char* field : {"workload.model", "workload.precision", "compute.generation"})
        if (!entries_.find(field) && !troubled_.count("workload.profile"))
          problem_at(asked->at, field, "missing: workload.profile needs it to find a measured rate");
    forgive_output_rate();
    if (!q.work) return;
    fill(out_.plan.workload.cache_hit_rate, static_cast<const cache_hit_rate<>&>(q.work->cache_hit_rate.value), "workload.cache_hit_rate",
         given_by::profile, asked->at, q.work->cache_hit_rate.from);
    out_.profile = q.work->id;
    if (own_rate || troubled_.count("workload.profile") || q.model.empty() || !q.weights || out_.generation.empty() ||
        troubled_.count("workload.interactivity") || troubled_.count("workload.rates"))
      return;
    if (q.interpolated) return interpolate(q, asked->at);
    try {
      out_.curves = find_frontier(out_.generation, q.model, *q.weights, *q.work).curves();
    } catch (const frontier_not_measured&) {
      // Exact points may be known all the same; what asks for the curves says that there are none.
    }
    const auto point = find_throughput(out_.generation, q.model, *q.weights, *q.work, q.speed);
    if (!point) return problem_at(asked->at, "workload.profile", nobody_measured(q));
    take(*point, q, asked->at);
  }

  /// After the correlations of the file: whatever the output rate goes with, the input rate goes with as well.
  void tie_input_to_output() {
    if (!tied_) return;
    const std::string output = "workload.output_rate", input = "workload.input_rate";
    const auto names = [](const scenario_correlation& c, const std::string& field) { return c.first == field || c.second == field; };
    const auto given = out_.correlations;
    if (std::any_of(given.begin(), given.end(), [&](const auto& c) { return names(c, input); })) return;
    for (const auto& c : given)
      if (names(c, output)) out_.correlations.push_back({input, c.first == output ? c.second : c.first, c.rank, c.at});
    out_.correlations.push_back({output, input, 1.0, *tied_});
  }

 private:
  /// Whatever is wrong with the profile is said of the profile.
  void forgive_output_rate() {
    std::erase_if(missing_, [](const missing_field& m) { return m.field == "workload.output_rate"; });
    if (!entries_.find("workload.output_rate")) troubled_.insert("workload.output_rate");
  }

  void take(const throughput_point& point, const question& q, const place& at) {
    troubled_.erase("workload.output_rate");
    out_.measured_speed = point.speed;
    const std::string setting = ": " + q.model + " in " + std::string(name_of(*q.weights)) + ", " + std::string(point.setting) +
                                ", " + lengths(point.input, point.output) +
                                (point.speed ? ", " + number_text(point.speed->in(tok_out / second / user), 4) + " tok/s/user" : "");
    fill(out_.plan.workload.output_rate, static_cast<const output_token_rate_per_gpu<>&>(point.output_rate.value), "workload.output_rate",
         given_by::profile, at, point.output_rate.from, setting);
    take_input(point.input_rate, at, point.output_rate.from, setting);
  }

  void take_input(const std::optional<prompt_token_rate_per_gpu<>>& rate, const place& at, const provenance& from, const std::string& setting) {
    if (rate)
      fill(out_.plan.workload.input_rate, *rate, "workload.input_rate", given_by::profile, at, from, setting);
    else
      warn("input_not_measured", "workload.input_rate", "the benchmark does not publish its input, so no input tokens are counted");
    if (rate && out_.plan.workload.cache_hit_rate.value() > 0.0)
      warn("measured_without_cache", "workload.output_rate",
           "was measured without cached input; with a cache-hit rate of " + number_text(out_.plan.workload.cache_hit_rate.value(), 3) +
               " it would be higher, so the cost is overstated");
  }

  /// The rates at exactly this speed, with the error of reading them between two points.
  void interpolate(const question& q, const place& at) {
    if (!q.speed) return problem_at(at, "workload.interactivity", "missing: interpolated rates need the speed at which a user is served");
    const auto* asked_speed = entries_.find(q.speed_field);
    try {
      const frontier curves = find_frontier(out_.generation, q.model, *q.weights, *q.work);
      out_.curves = curves.curves();
      const auto rate = curves.output_rate_at(*q.speed);
      const frontier_curve& curve = curves.curve_at(*q.speed);
      // At a measured point, or served with a faster one than asked for, there is nothing to read between.
      const bool exact = std::any_of(curve.points.begin(), curve.points.end(), [&](const frontier_point& p) { return p.output_rate == rate; });
      const std::string setting = ": " + q.model + " in " + std::string(name_of(*q.weights)) + ", " + serving_text(curve) + ", " +
                                  lengths(curve.input, curve.output) + ", " + number_text(q.speed->in(tok_out / second / user), 4) +
                                  " tok/s/user" + (exact ? "" : ", interpolated");
      troubled_.erase("workload.output_rate");
      out_.measured_speed = q.speed;
      fill(out_.plan.workload.output_rate, rate, "workload.output_rate", given_by::profile, at, curve.from, setting);
      const bool has_input = curve.points.front().input_rate.has_value();
      take_input(has_input ? std::optional(curves.input_rate_at(*q.speed)) : std::nullopt, at, curve.from, setting);
      if (!exact) spread_by_error(curve, at, has_input);
    } catch (const input_error& error) {
      troubled_.insert("workload.output_rate");
      problem_at(asked_speed ? asked_speed->at : at, q.speed_field, error.what());
    }
  }

  /// Makes both rates uncertain, the one with the other.
  void spread_by_error(const frontier_curve& curve, const place& at, bool has_input) {
    const auto error = rate_error_of(curve);
    if (!error.known || !(error.log_sd > 0.0))
      return warn("no_interpolation_error", "workload.output_rate", "is read between so few measured points that its error is not known: it is taken as certain");
    const auto spread = [&](const char* field) {
      for (auto& input : out_.inputs)
        if (input.field == field && input.by == given_by::profile && input.value > 0.0) {
          input.spread = distribution(lognormal(lognormal::of_median{input.value, error.log_sd}));
          return true;
        }
      return false;
    };
    if (spread("workload.output_rate") && has_input && spread("workload.input_rate")) tied_ = at;
  }
};

}  // namespace aifactory::detail
