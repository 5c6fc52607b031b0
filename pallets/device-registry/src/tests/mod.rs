// SPDX-License-Identifier: Apache-2.0

mod access;
mod attributes;
mod common;
mod decode;
mod device_calls;
mod enrolment;
mod fleets;
mod keys;
mod lessons;
mod lifecycle;
mod lots;
mod members;
mod model;
mod ownership;
mod sponsorship;
mod standing;
mod support;
mod try_state;
mod vendors;
mod weights;
