// SPDX-License-Identifier: Apache-2.0

//! Tests of rollouts: by call, against a plain model, and at scale.

mod common;
mod decode;
mod left;
mod lessons;
mod model;
mod next_update;
mod proven;
mod report;
mod scale;
mod start_rollout;
mod steer;
mod try_state;
mod views;
mod waves;
mod weights;
