// SPDX-License-Identifier: Apache-2.0

//! Tests, by what they are about.

mod cedar;
mod conditions;
mod generations;
mod smoke;
