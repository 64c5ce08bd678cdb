// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.display;

import java.awt.Color;
import java.awt.Frame;
import java.awt.Graphics;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The child process that draws: fills every screen for a moment and ends. Says {@link #DRAWN} on its standard output
 * when all of it was handed to the window system.
 */
public final class TestPicture {
  static final String DRAWN = "drawn";
  private static final Color GROUND = new Color(0x10, 0x30, 0x50);

  private TestPicture() {
  }

  /** Arguments: the digits, and for how many milliseconds they are shown. Exit code 1: not all was drawn in time. */
  public static void main(String[] args) throws InterruptedException {
    long length = Long.parseLong(args[1]);
    GraphicsDevice[] screens = GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices();
    CountDownLatch drawn = new CountDownLatch(screens.length);
    for (GraphicsDevice screen : screens) {
      new Sheet(screen, args[0], drawn).setVisible(true);
    }
    boolean all = drawn.await(length + 5_000, TimeUnit.MILLISECONDS);
    if (all) {
      System.out.println(DRAWN);
      System.out.flush();
      Thread.sleep(length);
    }
    Runtime.getRuntime().halt(all ? 0 : 1); // the toolkit's own thread would live on
  }

  /** A window without a border that covers a screen. */
  private static final class Sheet extends Frame {
    private static final long serialVersionUID = 1;
    private final String code;
    private final transient CountDownLatch drawn;
    private boolean done;

    Sheet(GraphicsDevice screen, String code, CountDownLatch drawn) {
      super(screen.getDefaultConfiguration());
      this.code = code;
      this.drawn = drawn;
      setUndecorated(true);
      setAlwaysOnTop(true);
      setFocusableWindowState(false); // nobody's typing goes astray
      setBackground(GROUND);
      setBounds(screen.getDefaultConfiguration().getBounds());
    }

    @Override
    public void paint(Graphics g) {
      g.setColor(GROUND);
      g.fillRect(0, 0, getWidth(), getHeight());
      g.setColor(Color.WHITE);
      Digits.of(code, getWidth(), getHeight()).forEach(b -> g.fillRect(b.x(), b.y(), b.width(), b.height()));
      Toolkit.getDefaultToolkit().sync();
      if (!done) {
        done = true;
        drawn.countDown();
      }
    }
  }
}
