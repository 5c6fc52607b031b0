// SPDX-License-Identifier: Apache-2.0

//! Who may release what, and releases.
