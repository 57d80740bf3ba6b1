// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "html.hpp"

#include "aifactory/report/html_report.hpp"

void calculator::write_html(const options& asked, const nlohmann::ordered_json& document, const aifactory::page_facts& facts) {
  write_file(*asked.html, aifactory::html_report(document, facts), asked.force, asked.file.value_or(""));
}
