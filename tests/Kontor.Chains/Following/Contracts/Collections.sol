// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

/// An ERC-721 collection, as far as a chain's index can see one.
contract Pictures {
    string public name = "Kontor Pictures";
    string public symbol = "PIC";
    uint256 public totalSupply;
    mapping(uint256 => address) public ownerOf;

    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);

    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == 0x01ffc9a7 || id == 0x80ac58cd;
    }

    function mint(address to, uint256 tokenId) external {
        require(ownerOf[tokenId] == address(0), "taken");
        ownerOf[tokenId] = to;
        totalSupply++;
        emit Transfer(address(0), to, tokenId);
    }

    function transferFrom(address from, address to, uint256 tokenId) external {
        require(ownerOf[tokenId] == from && from == msg.sender, "owner");
        ownerOf[tokenId] = to;
        emit Transfer(from, to, tokenId);
    }
}

/// An ERC-1155 collection, as far as a chain's index can see one.
contract Goods {
    mapping(uint256 => mapping(address => uint256)) public holdings;

    event TransferSingle(address indexed operator, address indexed from, address indexed to, uint256 id, uint256 value);
    event TransferBatch(address indexed operator, address indexed from, address indexed to, uint256[] ids, uint256[] values);

    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == 0x01ffc9a7 || id == 0xd9b67a26;
    }

    function mint(address to, uint256 id, uint256 value) external {
        holdings[id][to] += value;
        emit TransferSingle(msg.sender, address(0), to, id, value);
    }

    function moveBoth(address to, uint256 id1, uint256 value1, uint256 id2, uint256 value2) external {
        move(to, id1, value1);
        move(to, id2, value2);
        uint256[] memory ids = new uint256[](2);
        uint256[] memory values = new uint256[](2);
        (ids[0], ids[1], values[0], values[1]) = (id1, id2, value1, value2);
        emit TransferBatch(msg.sender, msg.sender, to, ids, values);
    }

    function move(address to, uint256 id, uint256 value) private {
        require(holdings[id][msg.sender] >= value, "balance");
        holdings[id][msg.sender] -= value;
        holdings[id][to] += value;
    }
}
