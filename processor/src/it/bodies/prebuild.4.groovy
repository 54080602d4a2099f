def mended = new File(basedir, 'src/mended/Orders.java').text
new File(basedir, 'src/main/java/depot/Orders.java').setText(mended)
