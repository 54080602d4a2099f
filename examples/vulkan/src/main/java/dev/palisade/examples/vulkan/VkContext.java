package dev.palisade.examples.vulkan;

import static org.lwjgl.system.MemoryStack.stackPush;
import static org.lwjgl.system.MemoryUtil.NULL;
import static org.lwjgl.vulkan.EXTDebugUtils.*;
import static org.lwjgl.vulkan.VK10.*;
import static org.lwjgl.vulkan.VK12.VK_API_VERSION_1_2;

import java.nio.IntBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkApplicationInfo;
import org.lwjgl.vulkan.VkDebugUtilsMessengerCallbackDataEXT;
import org.lwjgl.vulkan.VkDebugUtilsMessengerCallbackEXT;
import org.lwjgl.vulkan.VkDebugUtilsMessengerCreateInfoEXT;
import org.lwjgl.vulkan.VkDevice;
import org.lwjgl.vulkan.VkDeviceCreateInfo;
import org.lwjgl.vulkan.VkDeviceQueueCreateInfo;
import org.lwjgl.vulkan.VkInstance;
import org.lwjgl.vulkan.VkInstanceCreateInfo;
import org.lwjgl.vulkan.VkPhysicalDevice;
import org.lwjgl.vulkan.VkPhysicalDeviceProperties;
import org.lwjgl.vulkan.VkPhysicalDeviceVulkan12Features;
import org.lwjgl.vulkan.VkQueue;

/** Vulkan 1.2, its first device with timeline semaphores, and one queue of it. */
final class VkContext implements AutoCloseable {
  static final String VALIDATION = "VK_LAYER_KHRONOS_validation";

  final VkDevice device;
  final VkQueue queue;
  final String name;
  private final VkInstance instance;
  private final @Nullable VkDebugUtilsMessengerCallbackEXT entry;
  private final long messenger;

  /**
   * Opens the device.
   *
   * @param complaints gets what the validation layer has to say; null does without that layer
   * @throws VkException if there is no Vulkan, no such device or no such layer
   */
  VkContext(@Nullable Consumer<String> complaints) {
    entry = complaints == null ? null : entry(complaints);
    try (MemoryStack stack = stackPush()) {
      VkDebugUtilsMessengerCreateInfoEXT messages = entry == null ? null : messages(stack, entry);
      instance = instance(stack, messages);
      messenger = messages == null ? NULL : messenger(messages);
      VkPhysicalDevice physical = physical(stack);
      VkPhysicalDeviceProperties properties = VkPhysicalDeviceProperties.malloc(stack);
      vkGetPhysicalDeviceProperties(physical, properties);
      name = properties.deviceNameString();
      device = device(stack, physical);
      PointerBuffer handle = stack.mallocPointer(1);
      vkGetDeviceQueue(device, 0, 0, handle);
      queue = new VkQueue(handle.get(0), device);
    }
  }

  private static VkDebugUtilsMessengerCallbackEXT entry(Consumer<String> complaints) {
    return VkDebugUtilsMessengerCallbackEXT.create(
        (severity, types, data, user) -> {
          var message = VkDebugUtilsMessengerCallbackDataEXT.create(data);
          complaints.accept(message.pMessageIdNameString() + ": " + message.pMessageString());
          return VK_FALSE;
        });
  }

  private static VkDebugUtilsMessengerCreateInfoEXT messages(
      MemoryStack stack, VkDebugUtilsMessengerCallbackEXT entry) {
    return VkDebugUtilsMessengerCreateInfoEXT.calloc(stack)
        .sType$Default()
        .messageSeverity(
            VK_DEBUG_UTILS_MESSAGE_SEVERITY_WARNING_BIT_EXT
                | VK_DEBUG_UTILS_MESSAGE_SEVERITY_ERROR_BIT_EXT)
        .messageType(VK_DEBUG_UTILS_MESSAGE_TYPE_VALIDATION_BIT_EXT)
        .pfnUserCallback(entry);
  }

  private static VkInstance instance(
      MemoryStack stack, @Nullable VkDebugUtilsMessengerCreateInfoEXT messages) {
    VkApplicationInfo application = VkApplicationInfo.calloc(stack).sType$Default();
    VkInstanceCreateInfo info =
        VkInstanceCreateInfo.calloc(stack)
            .sType$Default()
            .pApplicationInfo(application.apiVersion(VK_API_VERSION_1_2));
    if (messages != null) {
      info.ppEnabledLayerNames(stack.pointers(stack.UTF8(VALIDATION)))
          .ppEnabledExtensionNames(stack.pointers(stack.UTF8(VK_EXT_DEBUG_UTILS_EXTENSION_NAME)))
          .pNext(messages);
    }
    PointerBuffer handle = stack.mallocPointer(1);
    VkException.check("vkCreateInstance", vkCreateInstance(info, null, handle));
    return new VkInstance(handle.get(0), info);
  }

  private long messenger(VkDebugUtilsMessengerCreateInfoEXT messages) {
    long[] messenger = new long[1];
    VkException.check(
        "vkCreateDebugUtilsMessengerEXT",
        vkCreateDebugUtilsMessengerEXT(instance, messages, null, messenger));
    return messenger[0];
  }

  private VkPhysicalDevice physical(MemoryStack stack) {
    IntBuffer count = stack.mallocInt(1);
    int result = vkEnumeratePhysicalDevices(instance, count, null);
    VkException.check("vkEnumeratePhysicalDevices", result);
    if (count.get(0) == 0) {
      throw new VkException("no physical device", VK_ERROR_INITIALIZATION_FAILED);
    }
    PointerBuffer handles = stack.mallocPointer(count.get(0));
    result = vkEnumeratePhysicalDevices(instance, count, handles);
    VkException.check("vkEnumeratePhysicalDevices", result);
    return new VkPhysicalDevice(handles.get(0), instance);
  }

  private static VkDevice device(MemoryStack stack, VkPhysicalDevice physical) {
    VkDeviceQueueCreateInfo.Buffer queues =
        VkDeviceQueueCreateInfo.calloc(1, stack).sType$Default().pQueuePriorities(stack.floats(1));
    VkPhysicalDeviceVulkan12Features features =
        VkPhysicalDeviceVulkan12Features.calloc(stack).sType$Default().timelineSemaphore(true);
    VkDeviceCreateInfo info =
        VkDeviceCreateInfo.calloc(stack).sType$Default().pQueueCreateInfos(queues).pNext(features);
    PointerBuffer handle = stack.mallocPointer(1);
    VkException.check("vkCreateDevice", vkCreateDevice(physical, info, null, handle));
    return new VkDevice(handle.get(0), physical, info);
  }

  @Override
  public void close() {
    vkDestroyDevice(device, null);
    if (entry != null) {
      vkDestroyDebugUtilsMessengerEXT(instance, messenger, null);
    }
    vkDestroyInstance(instance, null);
    if (entry != null) {
      entry.free();
    }
  }
}
