// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.selftest.DeviceFault;
import org.klartecken.agent.system.DeviceNode;
import org.klartecken.agent.system.Errno;
import org.klartecken.agent.system.ErrnoException;
import org.klartecken.contract.StepReason;
import org.klartecken.profile.PictureMode;

/**
 * Cameras of Linux by V4L2 with mapped buffers. Asks for Motion JPEG, by which every camera of a meeting sends its best
 * picture over any USB port, else for YUYV at 480 lines, and for the rate that its model is made for; the driver answers
 * with the nearest that it has. A camera that somebody uses says EBUSY before anything of it is changed.
 */
final class V4l2Stream implements CameraPort {
  private static final int S_FMT = 0xc0d05605; // _IOWR('V', 5, struct v4l2_format), 208 octets
  private static final int REQBUFS = 0xc0145608; // _IOWR('V', 8, struct v4l2_requestbuffers), 20
  private static final int QUERYBUF = 0xc0585609; // _IOWR('V', 9, struct v4l2_buffer), 88
  private static final int QBUF = 0xc058560f; // _IOWR('V', 15, struct v4l2_buffer)
  private static final int DQBUF = 0xc0585611; // _IOWR('V', 17, struct v4l2_buffer)
  private static final int STREAMON = 0x40045612; // _IOW('V', 18, int)
  private static final int STREAMOFF = 0x40045613; // _IOW('V', 19, int)
  private static final int S_PARM = 0xc0cc5616; // _IOWR('V', 22, struct v4l2_streamparm), 204 octets
  private static final int CAPTURE = 1; // V4L2_BUF_TYPE_VIDEO_CAPTURE
  private static final int MMAP = 1; // V4L2_MEMORY_MMAP
  private static final int ERROR = 0x40; // V4L2_BUF_FLAG_ERROR
  private static final int MJPG = 0x47504a4d;
  private static final int YUYV = 0x56595559;
  /** Pictures a second, where the profile does not know better. */
  private static final int USUAL_RATE = 30;
  private static final int BUFFERS = 3;
  /** Numbers are made of every eighth picture: enough for a median; of fewer when each is large. */
  private static final int LOOKED_AT = 8;
  private static final int LARGE = 1920 * 1080;
  private static final int THINNED = 8;

  @Override
  public Film film(Path node, PictureMode wanted, Duration patience, Duration length, BooleanSupplier cancelled)
      throws DeviceFault, InterruptedException {
    // for writing as well: of a node that is open for reading only Linux shares no buffers (VM_SHARED), and mmap is EINVAL
    try (Arena arena = Arena.ofConfined(); DeviceNode camera = DeviceNode.openToSet(node)) {
      return new Session(camera, arena).film(wanted, patience, length, cancelled);
    } catch (ErrnoException e) {
      throw new DeviceFault(e.errno() == Errno.EBUSY ? StepReason.IN_USE : StepReason.of(e.reason()), e.sentence());
    }
  }

  /** One opening of one camera. */
  private static final class Session {
    private final DeviceNode camera;
    private final MemorySegment buffer;
    private final MemorySegment small;
    private final MemorySegment format;
    private final MemorySegment parameters;
    private final List<MemorySegment> mapped = new ArrayList<>();
    private int width;
    private int height;
    private int pixels;
    private long started;
    private final KeptPictures kept = new KeptPictures(System::nanoTime);

    Session(DeviceNode camera, Arena arena) {
      this.camera = camera;
      this.buffer = arena.allocate(88, 8);
      this.small = arena.allocate(20, 8);
      this.format = arena.allocate(208, 8);
      this.parameters = arena.allocate(204, 8);
    }

    Film film(PictureMode wanted, Duration patience, Duration length, BooleanSupplier cancelled)
        throws ErrnoException, DeviceFault, InterruptedException {
      choose(MJPG, wanted.width(), wanted.height());
      if (pixels != MJPG) {
        choose(YUYV, 640, 480);
      }
      if (pixels != MJPG && pixels != YUYV) {
        throw new DeviceFault(StepReason.UNSUPPORTED, "the camera sends neither MJPG nor YUYV");
      }
      ask(wanted.rate() == null ? USUAL_RATE : wanted.rate());
      List<Shots.Shot> shots;
      try {
        map();
        shots = stream(patience, length, cancelled);
      } catch (ErrnoException | InterruptedException e) {
        kept.forget();
        throw e;
      } finally {
        release();
      }
      return () -> {
        kept.decode(shots, this::decoder);
        return new Shots(width, height, started, shots);
      };
    }

    /** struct v4l2_format: type 0, then from 8 width, height, pixelformat. */
    private void choose(int pixelFormat, int wide, int high) throws ErrnoException {
      format.fill((byte) 0);
      put(format, 0, CAPTURE);
      put(format, 8, wide);
      put(format, 12, high);
      put(format, 16, pixelFormat);
      camera.ioctl("VIDIOC_S_FMT", S_FMT, format);
      width = get(format, 8);
      height = get(format, 12);
      pixels = get(format, 16);
    }

    /** struct v4l2_streamparm: type 0, then timeperframe as numerator 12 and denominator 16. Some drivers have one rate. */
    private void ask(int rate) throws ErrnoException {
      put(parameters, 0, CAPTURE);
      put(parameters, 12, 1);
      put(parameters, 16, rate);
      try {
        camera.ioctl("VIDIOC_S_PARM", S_PARM, parameters);
      } catch (ErrnoException e) {
        if (e.errno() != Errno.ENOTTY && e.errno() != Errno.EINVAL) {
          throw e;
        }
      }
    }

    /** struct v4l2_buffer: index 0, type 4, bytesused 8, flags 12, sequence 56, memory 60, offset 64, length 72. */
    private void map() throws ErrnoException {
      put(small, 0, BUFFERS);
      put(small, 4, CAPTURE);
      put(small, 8, MMAP);
      camera.ioctl("VIDIOC_REQBUFS", REQBUFS, small);
      int count = get(small, 0);
      for (int i = 0; i < count; i++) {
        prepare(i);
        camera.ioctl("VIDIOC_QUERYBUF", QUERYBUF, buffer);
        mapped.add(camera.map(Integer.toUnsignedLong(get(buffer, 72)), Integer.toUnsignedLong(get(buffer, 64))));
        prepare(i);
        camera.ioctl("VIDIOC_QBUF", QBUF, buffer);
      }
    }

    private List<Shots.Shot> stream(Duration patience, Duration length, BooleanSupplier cancelled)
        throws ErrnoException, InterruptedException {
      started = System.nanoTime();
      put(small, 0, CAPTURE);
      camera.ioctl("VIDIOC_STREAMON", STREAMON, small);
      List<Shots.Shot> shots = new ArrayList<>();
      long end = started + patience.toNanos();
      while (System.nanoTime() < end && !cancelled.getAsBoolean()) {
        if (dequeue()) {
          end = shots.isEmpty() ? System.nanoTime() + length.toNanos() : end;
          shots.add(look(shots.size()));
          camera.ioctl("VIDIOC_QBUF", QBUF, buffer);
        } else {
          LockSupport.parkNanos(2_000_000);
        }
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
      return shots;
    }

    private boolean dequeue() throws ErrnoException {
      prepare(0);
      try {
        camera.ioctl("VIDIOC_DQBUF", DQBUF, buffer);
        return true;
      } catch (ErrnoException e) {
        if (e.errno() == Errno.EAGAIN) {
          return false;
        }
        throw e;
      }
    }

    private Shots.Shot look(int number) {
      long now = System.nanoTime();
      int used = get(buffer, 8);
      ByteBuffer picture = mapped.get(get(buffer, 0)).asByteBuffer();
      picture.limit(Math.clamp(used, 0, picture.capacity()));
      CRC32 digest = new CRC32();
      digest.update(picture.duplicate());
      boolean broken = (get(buffer, 12) & ERROR) != 0 || used == 0
          || (pixels == YUYV && used < width * height * 2);
      PictureNumbers numbers = null;
      if (!broken && number % (width * height > LARGE ? 2 * LOOKED_AT : LOOKED_AT) == 0) {
        numbers = numbersOrKept(number, picture);
      }
      return new Shots.Shot(get(buffer, 56), now, digest.getValue(), broken, numbers);
    }

    private @Nullable PictureNumbers numbersOrKept(int number, ByteBuffer picture) {
      if (pixels == YUYV) {
        return PictureNumbers.of(Luma.ofYuyv(picture, width, height, THINNED),
            Luma.middleOfYuyv(picture, width, height));
      }
      kept.keep(number, picture);
      return null;
    }

    private KeptPictures.Decoder decoder() {
      JpegPictures pictures = new JpegPictures();
      return new KeptPictures.Decoder() {
        @Override
        public PictureNumbers numbers(byte[] jpeg) throws IOException {
          return PictureNumbers.of(pictures.thinned(jpeg, THINNED), pictures.middle(jpeg, width, height));
        }

        @Override
        public void close() {
          pictures.close();
        }
      };
    }

    private void release() throws ErrnoException {
      put(small, 0, CAPTURE);
      try {
        camera.ioctl("VIDIOC_STREAMOFF", STREAMOFF, small);
      } finally {
        for (MemorySegment segment : mapped) {
          camera.unmap(segment);
        }
      }
    }

    private void prepare(int index) {
      buffer.fill((byte) 0);
      put(buffer, 0, index);
      put(buffer, 4, CAPTURE);
      put(buffer, 60, MMAP);
    }

    private static void put(MemorySegment segment, long offset, int value) {
      segment.set(JAVA_INT_UNALIGNED, offset, value);
    }

    private static int get(MemorySegment segment, long offset) {
      return segment.get(JAVA_INT_UNALIGNED, offset);
    }
  }
}
