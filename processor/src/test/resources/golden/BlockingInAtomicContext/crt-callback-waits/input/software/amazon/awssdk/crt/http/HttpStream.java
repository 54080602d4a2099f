package software.amazon.awssdk.crt.http;

public class HttpStream {}
