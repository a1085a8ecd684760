// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

/// Moves native coins in all the ways that only a trace shows.
contract Forwarder {
    /// Half of the value to the one, the rest to the other.
    function split(address payable one, address payable other) external payable {
        pay(one, msg.value / 2);
        pay(other, msg.value - msg.value / 2);
    }

    /// Through a second forwarder, so that the transfers are two calls deep.
    function through(Forwarder next, address payable one, address payable other) external payable {
        next.split{value: msg.value}(one, other);
    }

    /// Runs split with its own storage and its own coins: the value shown for the delegated call itself is nobody's transfer.
    function delegated(Forwarder library_, address payable one, address payable other) external payable {
        (bool done, ) = address(library_).delegatecall(abi.encodeCall(Forwarder.split, (one, other)));
        require(done, "delegate");
    }

    /// The refusing contract takes nothing, and what it forwarded before it refused is undone as well.
    function attempt(Refusal refusal, address payable beyond) external payable {
        try refusal.take{value: msg.value}(beyond) {} catch {}
    }

    /// All of it is undone: the transaction itself fails.
    function forwardAndFail(address payable to) external payable {
        pay(to, msg.value);
        revert("after all");
    }

    function make() external payable returns (address) {
        return address(new Child{value: msg.value}());
    }

    function makeAt(bytes32 salt) external payable returns (address) {
        return address(new Child{value: msg.value, salt: salt}());
    }

    /// A contract that destroys itself while it is being made leaves no code, and its coins move on.
    function makeAndEnd(address payable heir) external payable {
        new Brief{value: msg.value}(heir);
    }

    function pay(address payable to, uint256 value) private {
        (bool paid, ) = to.call{value: value}("");
        require(paid, "pay");
    }
}

contract Refusal {
    function take(address payable beyond) external payable {
        (bool paid, ) = beyond.call{value: msg.value / 2}("");
        require(paid, "pay");
        revert("no");
    }
}

contract Child {
    uint256 public immutable born = block.number;

    constructor() payable {}
}

contract Brief {
    constructor(address payable heir) payable {
        selfdestruct(heir);
    }
}
