// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  How does a calculator write its answer as a page? (--html FILE)
#pragma once

#include "aifactory/report/page_facts.hpp"
#include "options.hpp"

#include <nlohmann/json.hpp>

namespace calculator {

/// The page of a document, as the options ask for it.
/// @param facts  of its scenario: aifactory::scenario_facts_of
/// @errors  those of write_file
void write_html(const options& asked, const nlohmann::ordered_json& document, const aifactory::page_facts& facts);

}  // namespace calculator
