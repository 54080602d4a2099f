package odd;
import java.util.List;
class Semicolons {;;
  int x;;
  void m() {;;}
};;
interface One {};
@interface Two {};
enum Three {};
enum Four {A,B,;;}
