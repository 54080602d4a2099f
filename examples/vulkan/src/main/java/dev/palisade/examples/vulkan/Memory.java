package dev.palisade.examples.vulkan;

import static org.lwjgl.system.MemoryStack.stackPush;
import static org.lwjgl.vulkan.VK10.*;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.vulkan.VkBufferCreateInfo;
import org.lwjgl.vulkan.VkCommandBuffer;
import org.lwjgl.vulkan.VkCommandBufferAllocateInfo;
import org.lwjgl.vulkan.VkCommandBufferBeginInfo;
import org.lwjgl.vulkan.VkCommandPoolCreateInfo;
import org.lwjgl.vulkan.VkDevice;
import org.lwjgl.vulkan.VkMemoryAllocateInfo;
import org.lwjgl.vulkan.VkMemoryRequirements;
import org.lwjgl.vulkan.VkPhysicalDeviceMemoryProperties;

/** A device's buffers and commands, all freed with the device. For one thread at a time. */
public final class Memory {
  private static final int SEEN_BY_HOST =
      VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;

  private final VkDevice device;
  private final long pool;
  private final Deque<Runnable> frees = new ArrayDeque<>();

  Memory(VkContext vulkan) {
    device = vulkan.device;
    try (MemoryStack stack = stackPush()) {
      VkCommandPoolCreateInfo info = VkCommandPoolCreateInfo.calloc(stack).sType$Default();
      LongBuffer handle = stack.mallocLong(1);
      VkException.check("vkCreateCommandPool", vkCreateCommandPool(device, info, null, handle));
      pool = handle.get(0);
    }
    frees.push(() -> vkDestroyCommandPool(device, pool, null));
  }

  /**
   * A buffer, and its bytes as the host sees them.
   *
   * @param handle Vulkan's
   * @param bytes of the host once a fence says that the device has written
   */
  public record Buffer(long handle, ByteBuffer bytes) {}

  /**
   * A buffer to copy to and from.
   *
   * @param size in bytes
   * @return the buffer
   * @throws VkException if there is not so much
   */
  public Buffer buffer(int size) {
    try (MemoryStack stack = stackPush()) {
      VkBufferCreateInfo info =
          VkBufferCreateInfo.calloc(stack)
              .sType$Default()
              .size(size)
              .usage(VK_BUFFER_USAGE_TRANSFER_SRC_BIT | VK_BUFFER_USAGE_TRANSFER_DST_BIT)
              .sharingMode(VK_SHARING_MODE_EXCLUSIVE);
      LongBuffer handle = stack.mallocLong(1);
      VkException.check("vkCreateBuffer", vkCreateBuffer(device, info, null, handle));
      long buffer = handle.get(0);
      frees.push(() -> vkDestroyBuffer(device, buffer, null));
      long bytes = allocate(stack, buffer);
      VkException.check("vkBindBufferMemory", vkBindBufferMemory(device, buffer, bytes, 0));
      PointerBuffer mapped = stack.mallocPointer(1);
      VkException.check("vkMapMemory", vkMapMemory(device, bytes, 0, size, 0, mapped));
      return new Buffer(buffer, MemoryUtil.memByteBuffer(mapped.get(0), size));
    }
  }

  private long allocate(MemoryStack stack, long buffer) {
    VkMemoryRequirements needs = VkMemoryRequirements.malloc(stack);
    vkGetBufferMemoryRequirements(device, buffer, needs);
    VkMemoryAllocateInfo info =
        VkMemoryAllocateInfo.calloc(stack)
            .sType$Default()
            .allocationSize(needs.size())
            .memoryTypeIndex(type(stack, needs.memoryTypeBits()));
    LongBuffer handle = stack.mallocLong(1);
    VkException.check("vkAllocateMemory", vkAllocateMemory(device, info, null, handle));
    long memory = handle.get(0);
    frees.push(() -> vkFreeMemory(device, memory, null));
    return memory;
  }

  private int type(MemoryStack stack, int allowed) {
    VkPhysicalDeviceMemoryProperties types = VkPhysicalDeviceMemoryProperties.malloc(stack);
    vkGetPhysicalDeviceMemoryProperties(device.getPhysicalDevice(), types);
    for (int i = 0; i < types.memoryTypeCount(); i++) {
      int has = types.memoryTypes(i).propertyFlags() & SEEN_BY_HOST;
      if (has == SEEN_BY_HOST && (allowed & 1 << i) != 0) {
        return i;
      }
    }
    throw new VkException("no memory that the host sees", VK_ERROR_FEATURE_NOT_PRESENT);
  }

  /**
   * Records commands, to be submitted as often as liked, but not while they run.
   *
   * @param recording calls {@code vkCmd…}
   * @return the commands, for a {@link Submission}
   */
  public long record(Consumer<VkCommandBuffer> recording) {
    try (MemoryStack stack = stackPush()) {
      VkCommandBufferAllocateInfo info =
          VkCommandBufferAllocateInfo.calloc(stack)
              .sType$Default()
              .commandPool(pool)
              .level(VK_COMMAND_BUFFER_LEVEL_PRIMARY)
              .commandBufferCount(1);
      PointerBuffer handle = stack.mallocPointer(1);
      int result = vkAllocateCommandBuffers(device, info, handle);
      VkException.check("vkAllocateCommandBuffers", result);
      VkCommandBuffer commands = new VkCommandBuffer(handle.get(0), device);
      VkCommandBufferBeginInfo begin = VkCommandBufferBeginInfo.calloc(stack).sType$Default();
      VkException.check("vkBeginCommandBuffer", vkBeginCommandBuffer(commands, begin));
      recording.accept(commands);
      VkException.check("vkEndCommandBuffer", vkEndCommandBuffer(commands));
      return commands.address();
    }
  }

  void close() {
    while (!frees.isEmpty()) {
      frees.pop().run();
    }
  }
}
