// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: the catalogue holds no price of this generation: give your own
// expect: gh200_144
#include "aifactory/catalog/generations/nvidia_hopper.hpp"

using namespace aifactory;

#ifdef MISTAKE
const auto price = price_of<gh200_144>();
#else
const auto price = price_of<h100_sxm>();
#endif
