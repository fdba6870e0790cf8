"""Names of people by where they live, in two halves that share none."""

from __future__ import annotations

from dataclasses import dataclass

from eval.training.news.pools.tables import words


@dataclass(frozen=True, slots=True)
class Names:
    """Given and family names of one culture, and which comes first."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    family_first: bool = False


def names(held_back: bool) -> dict[str, Names]:
    """Return the names of one half by culture."""
    return _held_back() if held_back else _training()


def _training() -> dict[str, Names]:
    return {
        "chinese": Names(
            words(
                "Xiaoming Jianguo Weimin Guoqiang Lihua Zhiyuan Haiyan Yongsheng Mingzhe Xuefeng"
                " Chunyan Dawei Shaohua Qiang Yuting Zhigang Hongbo Ruihua Jinhai Tao Yanling"
                " Kexin Guangyu Yifan Bin Shuqin Lixin Changhong"
            ),
            words(
                "Li Wang Zhang Liu Chen Yang Zhao Huang Wu Sun Ma Zhu Hu Guo Lin Gu Luo Liang"
                " Song Tang Han Feng Deng Cao Peng Zeng Xiao Tian"
            ),
            family_first=True,
        ),
        "indian": Names(
            words(
                "Rajesh Sunita Anil Priya Vikram Meena Suresh Kavita Arjun Deepa Manoj Lakshmi"
                " Sanjay Nandini Harish Geeta"
            ),
            words(
                "Sharma Patel Nair Reddy Verma Iyer Chauhan Banerjee Gupta Menon Deshmukh Rao"
                " Mishra Pillai Bhatt Kulkarni"
            ),
        ),
        "kenyan": Names(
            words(
                "Joseph Wanjiru Daniel Achieng Peter Njeri Samuel Atieno Kevin Mercy Collins"
                " Beatrice Dennis Lilian"
            ),
            words(
                "Kamau Otieno Mwangi Kiplagat Ochieng Wafula Njoroge Cheruiyot Mutua Odhiambo"
                " Kimani Barasa Karanja Rotich"
            ),
        ),
        "brazilian": Names(
            words(
                "Carlos Fernanda Joao Beatriz Paulo Luciana Rafael Patricia Marcelo Juliana"
                " Eduardo Renata Thiago Camila"
            ),
            words(
                "Almeida Barbosa Cardoso Ferreira Lacerda Moreira Nogueira Pereira Ribeiro"
                " Teixeira Azevedo Machado Rezende Siqueira"
            ),
        ),
        "british": Names(
            words(
                "Andrew Helen Simon Rachel Graham Fiona Stephen Claire Duncan Judith Martin"
                " Alison Keith Heather"
            ),
            words(
                "Thornton Whitaker Pemberton Ashworth Fairclough Drummond Haverley Lockwood"
                " Merrick Sutcliffe Barlow Kendrick Ridley Copeland"
            ),
        ),
        "spanish": Names(
            words(
                "Javier Carmen Antonio Pilar Manuel Lucia Sergio Marta Ignacio Rocio Alvaro"
                " Nuria Fermin Elvira"
            ),
            words(
                "Navarro Castellanos Ibarra Quintana Robledo Serrano Montero Aguirre Pascual"
                " Belmonte Carrasco Urrutia Galindo Lozano"
            ),
        ),
        "nigerian": Names(
            words(
                "Chinedu Amina Emeka Folake Ibrahim Ngozi Tunde Zainab Obinna Yetunde Musa"
                " Chioma Segun Halima"
            ),
            words(
                "Okafor Adeyemi Balogun Eze Danjuma Nwosu Olawale Bello Onyekachi Lawal"
                " Akande Uche Abubakar Ogunleye"
            ),
        ),
        "polish": Names(
            words(
                "Marek Agnieszka Tomasz Ewa Piotr Katarzyna Jerzy Magdalena Andrzej Dorota"
                " Zbigniew Halina Leszek Bozena"
            ),
            words(
                "Kowalczyk Nowicki Wisniewski Zielinski Wojcik Lewandowski Mazurek Pawlak"
                " Krawczyk Dudek Sikora Baran Gorski Stepien"
            ),
        ),
        "indonesian": Names(
            words(
                "Budi Siti Agus Dewi Hendra Ratna Joko Wulan Bambang Indah Rizal Endang"
                " Yusuf Kartika"
            ),
            words(
                "Santoso Wijaya Hidayat Nugroho Siregar Pratama Kusuma Lubis Setiawan"
                " Simanjuntak Rahman Hartono Wibowo Saputra"
            ),
        ),
    }


def _held_back() -> dict[str, Names]:
    return {
        "mandarin": Names(
            words(
                "Baoshan Guilan Zhenhua Peijun Xinyi Fengying Yuhang Desheng Meiling Jiayi"
                " Wenbo Suzhen Chengzhi Ailing Zongming Rongfang Hao Kaiwen Shufen Ning"
                " Tingting Renjie"
            ),
            words(
                "Xu Zhou Zheng Xie Cui Jiang Shen Du Ye Lu Jin Wei Qian Dai Fan Shi Yao Tan"
                " Zou Meng Hou Qiu Gao"
            ),
            family_first=True,
        ),
        "south african": Names(
            words(
                "Thabo Nomsa Pieter Lindiwe Sipho Zanele Hendrik Ayanda Bongani Annelise"
                " Mandla Precious Riaan Thandiwe"
            ),
            words(
                "Dlamini Botha Nkosi Mokoena Steyn Mahlangu Venter Khumalo Pillay-Naidu"
                " Zulu Joubert Maseko Radebe Lombard"
            ),
        ),
        "mexican": Names(
            words(
                "Alejandro Guadalupe Ricardo Ximena Arturo Leticia Hector Alondra Ramiro"
                " Esperanza Octavio Maribel Gerardo Citlali"
            ),
            words(
                "Villanueva Cisneros Zamora Escobedo Treviño Ocampo Montes_de_Oca Bautista"
                " Arellano Cervantes Saldivar Padilla Renteria Godinez"
            ),
        ),
        "australian": Names(
            words(
                "Bruce Kylie Gavin Tegan Wayne Bronwyn Craig Narelle Lachlan Imogen Trent"
                " Philippa Shane Meredith"
            ),
            words(
                "Mackenzie Hargreaves Whitlock Dunstan Prescott Gallagher Tolmie Rowntree"
                " Cavanagh Sheehan Beaumont Carmody Lachance Holloway"
            ),
        ),
        "italian": Names(
            words(
                "Giorgio Chiara Matteo Federica Lorenzo Silvia Stefano Elisabetta Davide"
                " Giulia Massimo Ornella Fabrizio Loredana"
            ),
            words(
                "Moretti Colombo Fontana Marchetti Rinaldi Gallo Caruso Bellini Santoro"
                " Ferrara Vitale Lombardi Testa Palmieri"
            ),
        ),
        "korean": Names(
            words(
                "Min-jun Seo-yeon Ji-hoon Hye-jin Sang-woo Eun-ji Dong-hyun Soo-jin Tae-yang"
                " Yu-na Kyung-soo Mi-ran"
            ),
            words("Kim Park Choi Jung Kang Cho Yoon Jang Lim Oh Seo Shin Kwon Hwang Ahn Bae"),
            family_first=True,
        ),
        "ghanaian": Names(
            words("Kwame Abena Kofi Akosua Yaw Esi Kojo Adwoa Ekow Efua Nana Afia Kwesi Serwaa"),
            words(
                "Mensah Asante Boateng Owusu Agyeman Osei Appiah Amoah Darko Sarpong Ofori"
                " Addo Quartey Tetteh"
            ),
        ),
        "german": Names(
            words(
                "Jürgen Sabine Matthias Ulrike Stefanie Holger Annette Torsten Birgit Volker"
                " Heike Rüdiger Silke Wolfgang"
            ),
            words(
                "Brandt Hoffmann Krüger Lindemann Seidel Vogt Zimmermann Albrecht Dietrich"
                " Engelhardt Reinhardt Schuster Winkler Bachmann"
            ),
        ),
    }
