// An element with its attributes (true: present, null or false: absent) and children.
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== null && value !== false && value !== undefined) element.setAttribute(key, value === true ? "" : value);
  element.append(...children.filter((child) => child !== null));
  return element;
}
