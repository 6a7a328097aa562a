package dev.resourcepolicy.local;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The TCP sockets of another process, as Linux shows them (proc_pid_fd(5), proc_pid_net(5)). */
final class Sockets {
  private Sockets() {}

  /** Where they lead to, as address and port; port 0 where one listens. */
  static List<String> of(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    Set<String> inodes = inodes(process.resolve("fd"));
    var sockets = new ArrayList<String>();
    for (String table : List.of("tcp", "tcp6")) {
      List<String> lines = Files.readAllLines(process.resolve("net").resolve(table));
      for (String line : lines.subList(1, lines.size())) {
        String[] columns = line.strip().split(" +", -1);
        if (inodes.contains("socket:[" + columns[9] + "]")) {
          sockets.add(address(columns[2]));
        }
      }
    }
    return sockets;
  }

  private static Set<String> inodes(Path descriptors) throws IOException {
    var inodes = new HashSet<String>();
    try (Stream<Path> open = Files.list(descriptors)) {
      for (Path descriptor : open.toList()) {
        if (Files.isSymbolicLink(descriptor)) {
          inodes.add(Files.readSymbolicLink(descriptor).toString());
        }
      }
    }
    return inodes;
  }

  /** Words of the address are written as numbers, in the order of this machine's bytes. */
  private static String address(String column) throws IOException {
    String[] parts = column.split(":", 2);
    ByteBuffer written = ByteBuffer.wrap(HexFormat.of().parseHex(parts[0]));
    ByteBuffer bytes = ByteBuffer.allocate(written.capacity()).order(ByteOrder.nativeOrder());
    while (written.hasRemaining()) {
      bytes.putInt(written.getInt());
    }
    return "%s:%d"
        .formatted(
            InetAddress.getByAddress(bytes.array()).getHostAddress(),
            Integer.parseInt(parts[1], 16));
  }
}
