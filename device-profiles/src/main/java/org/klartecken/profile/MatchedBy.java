// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

/** By which of a device's marks its model was recognised; strongest first. */
public enum MatchedBy {
  /** {@code idVendor:idProduct}. */
  USB_ID,
  /** Vendor id and product string. */
  PRODUCT,
  /** The name in the EDID. */
  DISPLAY,
  /** Only the vendor, and what the descriptors show: the make is known and the model is not. */
  VENDOR
}
