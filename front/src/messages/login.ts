import type { Message } from "../lib/say.svelte";

export const login = {
  title: { ar: "الدخول", en: "Log in" },
  name: { ar: "الاسم", en: "Name" },
  password: { ar: "كلمة السر", en: "Password" },
  enter: { ar: "ادخل", en: "Log in" },
  wrong: { ar: "الاسم أو كلمة السر غير صحيح.", en: "Name or password is not right." },
  none: { ar: "لا حساب لك؟ ينشئه مالك القضية.", en: "No account? The owner of the case makes one." },
} satisfies Record<string, Message>;
