// SPDX-License-Identifier: Apache-2.0

mod enrolment;
mod keys;
mod lifecycle;
mod lots;
mod ownership;
mod support;
mod vendors;
