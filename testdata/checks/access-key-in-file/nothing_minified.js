!function(e,t){var n="LTAIq8ZtN3vK1xRw5GbHm2YcR9x2Vb7QmT4zWc8LpE5sHj3UaB6nKd";t.exports=n}(window,{});
