// SPDX-License-Identifier: Apache-2.0

//! Tests, by what they are about.

mod add_policy;
mod cedar;
mod common;
mod condition_kinds;
mod conditions;
mod consume;
mod decide;
mod decode;
mod delegate;
mod domains;
mod generations;
mod lessons;
mod model;
mod properties;
mod revoke;
mod roles;
mod sessions;
mod sweep_subject;
mod try_state;
mod views;
mod weights;
