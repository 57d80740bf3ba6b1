// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
#include "opaque_batch.hpp"

namespace compared {

namespace on_batch = aifactory::detail::on_batch;

opaque_batch exp(const opaque_batch& x) { return on_batch::exp_of(x.get()); }
opaque_batch expm1(const opaque_batch& x) { return on_batch::expm1_of(x.get()); }
opaque_batch log1p(const opaque_batch& x) { return on_batch::log1p_of(x.get()); }

}  // namespace compared
