// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// A workbook with one input and one formula, written by a project that only links aifactory::xlsx.
#include <aifactory/report/xlsx.hpp>

#include <cstdio>

int main(int count, char** arguments) {
  if (count != 2) return 1;
  aifactory::workbook book;
  book.scenario = "a consumer";
  book.model.inputs = {{"power.price", "power_price", "USD/MWh", 70.0, 1.0 / 3.6e9, "", "", false}};
  book.model.formulas = {{"twice", "twice_the_price", "USD/MWh", 140.0 / 3.6e9, 1.0 / 3.6e9, "2*power_price_base", "2 x power.price"}};
  aifactory::write_xlsx(book, arguments[1]);
  std::FILE* file = std::fopen(arguments[1], "rb");
  if (!file || std::fgetc(file) != 'P') return 1;
  std::fclose(file);
  std::puts("written");
}
