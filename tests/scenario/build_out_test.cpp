// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "aifactory/scenario/build_out.hpp"
#include "scenario_texts.hpp"

namespace build_out_test {

using namespace aifactory;

namespace {

// Lines are counted in the expected messages.
const std::string site = R"(schema = "aifactory.scenario/1"
[scenario]
base_year = 2026
[facility]
capex = "15 M$/MW_IT"
pue = 1.2
life = "15 years"
[power]
price = "70 $/MWh"
[compute]
generation = "gb300_nvl72"
it_power_per_gpu = "2 kW/GPU"
price = "52 k$/GPU"
[operations]
utilization = 0.5
[workload]
output_rate = "6,000 tok/s/GPU"
[finance]
wacc = "9 %/year"
horizon = "10 years"
every = "quarterly"
[build_out]
refresh_every = "5 years"
software_uplift = { value = "20 %/year", basis = "assumption" }
next_generation = "2028-04-01"
residual_by_age = [0.6, 0.4]
[[phase]]
name = "one"
online = "2026-07-01"
it_power = "50 MW"
lead = "6 months"
ramp = [0.3, 0.6]
[[phase]]
name = "two"
online = 2027-10-01
gpus = "10,000 GPU"
delay = "3 months"
output_rate = "8,000 tok/s/GPU"
)";
std::string with(const std::string& line, const std::string& other) { return replaced(site, line, other); }

}  // namespace

TEST_CASE("a build-out is read with its phases", "[scenario][growth]") {
  const scenario s = read_text(site, "t.toml");
  REQUIRE(s.build);
  CHECK(s.build->terms.refresh_every == 5.0 * year);
  CHECK_THAT(s.build->terms.software_uplift.effective_annual(), WithinRel(0.2, 1e-15));
  CHECK(detail::day_text(*s.build->dates.next_generation) == "2028-04-01");
  CHECK(s.build->dates.residual_by_age == std::vector<double>{0.6, 0.4});
  REQUIRE(s.build->phases.size() == 2);
  CHECK(s.build->phases[0].size.get<it_power<>>() == 50.0 * MW_IT);
  CHECK_THAT(s.build->phases[0].lead.in(month), WithinRel(6.0, 1e-15));
  CHECK(s.build->dates.phases[0].ramp == std::vector<double>{0.3, 0.6});
  CHECK(s.build->phases[1].size.get<gpu_count<>>() == 10000.0 * GPU);
  CHECK(s.build->phases[1].output_rate == 8000.0 * tok_out / second / GPU);
  CHECK(detail::day_text(s.build->dates.phases[1].online) == "2027-10-01");
  // The steady year is of all of it: 25,000 GPUs of 50 MW at 2 kW, and 10,000.
  CHECK_THAT(fleet_size(s.plan).in(GPU), WithinRel(35000.0, 1e-12));
  CHECK(s.find("compute.gpus")->by == given_by::sizing_section);
  CHECK(s.find("phase[2].delay")->value == 3.0);
  CHECK(s.warnings.empty());
}

TEST_CASE("what decides a build-out is in the digest", "[scenario][growth]") {
  const auto digest = [](const std::vector<std::string>& settings) { return read_text(site, "t.toml", settings).digest; };
  const std::string before = digest({});
  for (const char* setting : {"build_out.refresh_every=4 years", "build_out.at_refresh=keep", "build_out.next_generation=2029-01-01", "build_out.residual_by_age=[0.6, 0.3]",
                              "phase[1].ramp=[0.5]", "phase[2].online=2028-01-01", "phase[2].delay=4 months", "phase[1].it_power=60 MW", "build_out.token_price_growth=-10 %/year"})
    CHECK(digest({setting}) != before);
  CHECK(digest({"phase[1].name=other"}) == before);
}

TEST_CASE("a generation brings what a phase leaves out", "[scenario][growth]") {
  const scenario s = read_text(with("output_rate = \"8,000 tok/s/GPU\"", "generation = \"vera_rubin_nvl72\"\nprice = \"108 k$/GPU\"\noutput_rate = \"9,000 tok/s/GPU\""), "t.toml");
  CHECK_THAT((s.build->phases[1].it_power_per_gpu.get<it_power_per_gpu<>>().in(kW_IT / GPU)), WithinRel(2.902, 1e-12));
  const scenario own = read_text(with("output_rate = \"8,000 tok/s/GPU\"", "generation = \"chip\"\noutput_rate = \"9,000 tok/s/GPU\"") +
                                     "[generation.chip]\nprice = \"30 k$/GPU\"\nit_power_per_gpu = \"1.5 kW/GPU\"\nlife = \"4 years\"\n", "t.toml");
  CHECK(own.build->phases[1].price == 30e3 * USD / GPU);
  // The plan's own brings nothing new, so that its price keeps falling from the base year on.
  CHECK(read_text(with("output_rate = \"8,000 tok/s/GPU\"", "generation = \"gb300_nvl72\""), "t.toml").build->phases[1].price == 0.0 * USD / GPU);
}

TEST_CASE("a build-out that cannot be is refused at its place", "[scenario][growth][bad]") {
  const auto refused = [](const std::string& line, const std::string& other) { return problem_of(with(line, other)); };
  // Days.
  CHECK(refused("online = 2027-10-01", "online = \"2025-10-01\"") == "t.toml:35:10: phase[2].online: 2025-10-01, is before the close of the site, 2026-01-01");
  CHECK_THAT(refused("online = 2027-10-01", "online = \"2026-04-01\""), ContainsSubstring("t.toml:35:10: phase[2].online: 2026-04-01, is earlier than that of the phase before it, 2026-07-01"));
  CHECK_THAT(refused("online = 2027-10-01", "online = \"2036-01-01\""), ContainsSubstring("t.toml:35:10: phase[2].online: 2036-01-01, is not before the horizon, 2036-01-01"));
  CHECK_THAT(refused("online = 2027-10-01", "online = \"2027-11-01\""), ContainsSubstring("no whole number of periods after the close, 2026-01-01: finance.every = \"monthly\" is finer"));
  CHECK_THAT(refused("online = 2027-10-01", "online = \"soon\""), ContainsSubstring("phase[2].online: \"soon\", must be a day such as"));
  CHECK_THAT(refused("online = 2027-10-01", ""), ContainsSubstring("t.toml:33:1: phase[2].online: missing"));
  CHECK_THAT(refused("lead = \"6 months\"", "lead = \"12 months\""), ContainsSubstring("t.toml:31:8: phase[1].lead: 12 months, its capital would be paid before the close of the site, 2026-01-01"));
  CHECK_THAT(refused("lead = \"6 months\"", "lead = \"4 months\""), ContainsSubstring("phase[1].lead: must be a whole number of periods"));
  CHECK_THAT(refused("next_generation = \"2028-04-01\"", "next_generation = \"2028-02-30\""), ContainsSubstring("build_out.next_generation: \"2028-02-30\", must be a day"));
  // Sizes and shares.
  CHECK_THAT(refused("it_power = \"50 MW\"", ""), ContainsSubstring("t.toml:27:1: phase[1].it_power: missing: give the size of the phase, it_power or gpus"));
  CHECK_THAT(refused("it_power = \"50 MW\"", "it_power = \"50 MW\"\ngpus = \"9 GPU\""), ContainsSubstring("cannot be given beside"));
  CHECK_THAT(refused("it_power = \"50 MW\"", "it_power = 50"), ContainsSubstring("phase[1].it_power: 50 is a bare number without a unit"));
  CHECK_THAT(refused("lead = \"6 months\"", "lead = 6"), ContainsSubstring("phase[1].lead: 6 is a bare number without a unit"));
  CHECK_THAT(refused("refresh_every = \"5 years\"", "refresh_every = 5"), ContainsSubstring("build_out.refresh_every: 5 is a bare number without a unit"));
  CHECK_THAT(refused("ramp = [0.3, 0.6]", "ramp = [0.3, 1.6]"), ContainsSubstring("t.toml:32:8: phase[1].ramp: 1.6, must be a list of shares from 0 to 1"));
  CHECK_THAT(refused("ramp = [0.3, 0.6]", "ramp = 0.3"), ContainsSubstring("phase[1].ramp: must be a list of shares"));
  CHECK_THAT(refused("residual_by_age = [0.6, 0.4]", "residual_by_age = [0.6, -0.4]"), ContainsSubstring("build_out.residual_by_age: -0.4, must be a list of shares from 0 to 1"));
  CHECK_THAT(refused("residual_by_age = [0.6, 0.4]", "residual_by_age = [0.6]\nresidual_decline = \"30 %\""), ContainsSubstring("cannot be given beside build_out.residual_decline"));
  // A refresh.
  CHECK_THAT(refused("refresh_every = \"5 years\"", "refresh_every = \"16 years\""),
             ContainsSubstring("t.toml:23:17: build_out.refresh_every: 16 years, is longer than the shell lasts (facility.life, 15 years)"));
  CHECK_THAT(refused("refresh_every = \"5 years\"", "refresh_every = { triangular = [4, 5, 6], unit = \"years\" }"), ContainsSubstring("is a distribution: what is bought when"));
  CHECK_THAT(refused("refresh_every = \"5 years\"", "refresh_evry = \"5 years\""), ContainsSubstring("did you mean \"build_out.refresh_every\"?"));
  CHECK(problem_of(site, {"build_out.refresh_downtime=61 months"}) ==
        "--set:1:1: build_out.refresh_downtime: 61 months, is longer than the GPUs run after it (build_out.refresh_every, 5 years)");
  CHECK(problems_of(site, {"build_out.refresh_downtime=59 months"}).empty());
  CHECK_THAT(refused("it_power = \"50 MW\"", "it_power = { triangular = [-1, 2, 3], unit = \"MW\" }"), ContainsSubstring("from -1 to 3 MW_IT, outside the allowed range above 0: truncate"));
  // Generations and names.
  const std::string rate = "output_rate = \"8,000 tok/s/GPU\"";
  CHECK_THAT(refused(rate, "generation = \"gb300_nv72\""), ContainsSubstring("did you mean \"gb300_nvl72\"?"));
  CHECK_THAT(refused(rate, "generation = \"vera_rubin_nvl72\"\nprice = \"108 k$/GPU\""), ContainsSubstring("phase[2].output_rate: missing: another generation than the plan's"));
  CHECK_THAT(refused("name = \"two\"", "name = \"one\""), ContainsSubstring("is the name of another phase already"));
  CHECK_THAT(refused("name = \"two\"", "nam = \"two\""), ContainsSubstring("phase[2].nam: unknown field, did you mean \"phase[2].name\"?"));
  CHECK_THAT(problem_of(site + "[[price_path]]\nof = \"compute.price\"\ngrowth = \"-10 %/year\"\n", {"build_out.gpu_price_growth=-5 %/year"}),
             ContainsSubstring("--set:1:1: build_out.gpu_price_growth: cannot be given beside a [[price_path]] of compute.price"));
  // Nothing is ever made.
  CHECK_THAT(problem_of(site, {"phase[1].delay=20 years", "phase[2].delay=20 years"}), ContainsSubstring("no token is made in any year"));
  CHECK_THAT(problem_of(site, {"operations.utilization=0"}), ContainsSubstring("no token"));
}

TEST_CASE("a build-out without a size is told how it gets one", "[scenario][growth][bad]") {
  const std::string message = problem_of(site.substr(0, site.find("[[phase]]")));
  CHECK_THAT(message, ContainsSubstring("t.toml:22:2: phase: missing") && ContainsSubstring("[[phase]]") && ContainsSubstring("online") && ContainsSubstring("compute.it_power"));
  CHECK(problems_of(site.substr(0, site.find("[[phase]]")), {"compute.it_power=50 MW"}).empty());
}

TEST_CASE("all problems of a build-out are told at once", "[scenario][growth][bad]") {
  CHECK(problems_of(site, {"phase[1].ramp=[2]", "phase[2].online=never", "build_out.residual_jump=2", "phase[1].lead=6"}).size() == 4);
}

TEST_CASE("two phases may come online on one day", "[scenario][growth]") {
  CHECK(problems_of(with("online = 2027-10-01", "online = 2026-07-01")).empty());
}

TEST_CASE("what is odd about a build-out is said", "[scenario][growth]") {
  const auto said = [](const std::vector<std::string>& settings, const std::string& code, const std::string& field) {
    for (const auto& w : read_text(site, "t.toml", settings).warnings)
      if (w.code == code && w.field == field) return w.message;
    return std::string();
  };
  // 99 months after 2027-10-01 is the horizon, 2036-01-01.
  CHECK_THAT(said({"phase[2].delay=99 months"}, "beyond_horizon", "phase[2].delay"), ContainsSubstring("99 months after 2027-10-01 is not before the horizon, 2036-01-01"));
  CHECK(said({"phase[2].delay=98 months"}, "beyond_horizon", "phase[2].delay").empty());
  CHECK_THAT(said({"build_out.residual_by_age=[0.6, 0.3, 0.4]"}, "implausible", "build_out.residual_by_age"), ContainsSubstring("rises from 0.3 after 2 to 0.4 after 3 years"));
  CHECK(said({"build_out.residual_by_age=[0.6, 0.3, 0.3]"}, "implausible", "build_out.residual_by_age").empty());
}

TEST_CASE("what has no effect is said", "[scenario][growth]") {
  CHECK(warning_codes(read_text(site, "t.toml", {"compute.it_power=70 MW"})) == std::vector<std::string>{"no_effect"});
  CHECK(warning_codes(read_text(with("next_generation = \"2028-04-01\"", "residual_jump = 0.2"), "t.toml")) == std::vector<std::string>{"no_effect"});
}

}  // namespace build_out_test
