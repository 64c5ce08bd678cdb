// SPDX-License-Identifier: Apache-2.0
/* The played devices of fake_devices.c, whose mixer may be set as well as read. */
#define MAY_SET 1
#include "fake_devices.c"
