// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
// expect-first: aifactory: the catalogue holds no scale-up domain of this generation
// expect: tpu7x
#include "aifactory/catalog/generations/nvidia_blackwell.hpp"
#include "aifactory/catalog/generations/other_vendors.hpp"

using namespace aifactory;

#ifdef MISTAKE
const gpu_count<> domain = scale_up_domain_of<tpu7x>().value;
#else
const gpu_count<> domain = scale_up_domain_of<gb300_nvl72>().value;
#endif
